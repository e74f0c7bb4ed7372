-- The first schema. Two kinds of tables:
--   shared  : what people decide. Every row has a text id that two devices make alike or never twice, every column
--             has a default so that a row may arrive cell by cell, `deleted` stands for deletion, and nothing here
--             is UNIQUE, CHECKed or a foreign key, because a merge must never be able to break it.
--   derived : what one device read out of a kept file. Rows are numbered within a local slot, never leave the
--             device, and can be read again from documents/ at any time.

PRAGMA application_id = 1131182393; -- "Cly9": a database of Countyline

-- shared ------------------------------------------------------------------------------------------------------

CREATE TABLE plan (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE contract (
    id      TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL DEFAULT '',
    number  TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE product (
    id               TEXT PRIMARY KEY,
    contract_id      TEXT NOT NULL DEFAULT '',
    name             TEXT NOT NULL DEFAULT '',
    line_of_business TEXT NOT NULL DEFAULT '',
    contract_year    INTEGER NOT NULL DEFAULT 0,
    filing           TEXT NOT NULL DEFAULT 'operating',
    filing_due       TEXT NOT NULL DEFAULT '',  -- YYYY-MM-DD
    deleted          INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE product_county (
    id         TEXT PRIMARY KEY,               -- from product and county
    product_id TEXT NOT NULL DEFAULT '',
    county     TEXT NOT NULL DEFAULT '',       -- SSA code, or FIPS code while no reference is loaded
    filing     TEXT NOT NULL DEFAULT 'operating',
    deleted    INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX product_county_product ON product_county (product_id);

CREATE TABLE dataset (
    id             TEXT PRIMARY KEY,
    kind           TEXT NOT NULL DEFAULT '',
    product_id     TEXT NOT NULL DEFAULT '',
    file_name      TEXT NOT NULL DEFAULT '',
    sha256         TEXT NOT NULL DEFAULT '',   -- names the file in documents/
    parser_version INTEGER NOT NULL DEFAULT 0,
    mapping        TEXT NOT NULL DEFAULT '',   -- JSON
    rows_taken     INTEGER NOT NULL DEFAULT 0,
    rows_rejected  INTEGER NOT NULL DEFAULT 0,
    imported_at    TEXT NOT NULL DEFAULT '',   -- RFC 3339, UTC
    taken_back     INTEGER NOT NULL DEFAULT 0,
    deleted        INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE setting (
    id      TEXT PRIMARY KEY,                  -- the setting's key
    value   TEXT NOT NULL DEFAULT '',          -- decimals as text; the key says the type
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE specialty_alias (
    id      TEXT PRIMARY KEY,                  -- the alias, folded
    alias   TEXT NOT NULL DEFAULT '',          -- as the user wrote it
    code    TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Practices and providers have deterministic ids, so that two colleagues who import one roster make the same rows.
CREATE TABLE practice (
    id      TEXT PRIMARY KEY,                  -- from the folded name
    name    TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE provider (
    id      TEXT PRIMARY KEY,                  -- NPI
    name    TEXT NOT NULL DEFAULT '',
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- derived -----------------------------------------------------------------------------------------------------

-- A short local number for a dataset, so that millions of small rows need not repeat its id.
CREATE TABLE dataset_slot (
    slot       INTEGER PRIMARY KEY,
    dataset_id TEXT NOT NULL
) STRICT;
CREATE INDEX dataset_slot_dataset ON dataset_slot (dataset_id);

CREATE TABLE import_reject (
    slot     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    column   TEXT NOT NULL,
    value    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    warning  INTEGER NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

-- A place as one roster states it; `id` is the same for the same normalised address in any roster.
CREATE TABLE location (
    slot        INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    street      TEXT NOT NULL,
    city        TEXT NOT NULL,
    state       TEXT NOT NULL,
    zip         TEXT NOT NULL,
    county_fips TEXT NOT NULL,
    lat         REAL NOT NULL,                 -- degrees
    lon         REAL NOT NULL,
    quality     TEXT NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE participation (
    slot        INTEGER NOT NULL,
    position    INTEGER NOT NULL,              -- order in the file
    id          TEXT NOT NULL,                 -- from NPI, location, specialty, county served and product
    provider_id TEXT NOT NULL,                 -- NPI
    name        TEXT NOT NULL,                 -- as this file writes it
    practice    TEXT NOT NULL,
    specialty   TEXT NOT NULL,
    location    INTEGER NOT NULL,              -- location.position within the slot
    ssa         TEXT NOT NULL,
    status      TEXT NOT NULL,
    beds        INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE population (
    slot     INTEGER PRIMARY KEY,
    source   TEXT NOT NULL,
    as_of    TEXT NOT NULL,
    estimate INTEGER NOT NULL
) STRICT;

CREATE TABLE population_point (
    slot          INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    zip           TEXT NOT NULL,
    lat           REAL NOT NULL,
    lon           REAL NOT NULL,
    county_fips   TEXT NOT NULL,
    ssa           TEXT NOT NULL,
    beneficiaries INTEGER NOT NULL,            -- millionths of a person
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference (
    slot     INTEGER PRIMARY KEY,
    source   TEXT NOT NULL,
    as_of    TEXT NOT NULL,
    year     INTEGER NOT NULL,
    estimate INTEGER NOT NULL
) STRICT;

CREATE TABLE reference_type (
    slot         INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    code         TEXT NOT NULL,
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    evaluated_as TEXT NOT NULL,
    unit         TEXT NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_county (
    slot                   INTEGER NOT NULL,
    position               INTEGER NOT NULL,
    ssa                    TEXT NOT NULL,
    fips                   TEXT NOT NULL,
    name                   TEXT NOT NULL,
    state                  TEXT NOT NULL,
    type                   TEXT NOT NULL,
    beneficiaries          INTEGER NOT NULL,
    p95                    REAL NOT NULL,
    beneficiaries_required INTEGER NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE requirement (
    slot     INTEGER NOT NULL,
    county   INTEGER NOT NULL,                 -- reference_county.position
    type     INTEGER NOT NULL,                 -- reference_type.position
    required INTEGER NOT NULL,
    minutes  REAL NOT NULL,
    miles    REAL NOT NULL,
    adjusted INTEGER NOT NULL,
    PRIMARY KEY (slot, county, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate_of_need (
    slot       INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    ssa        TEXT NOT NULL,
    specialty  TEXT NOT NULL,
    customized INTEGER NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_note (
    slot      INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    specialty TEXT NOT NULL,
    text      TEXT NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE criteria_change (
    slot           INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    ssa            TEXT NOT NULL,
    specialty      TEXT NOT NULL,
    minutes        REAL NOT NULL,
    miles          REAL NOT NULL,
    minutes_before REAL NOT NULL,
    miles_before   REAL NOT NULL,
    reason         TEXT NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

-- County outlines, seeded from the embedded atlas when the workspace is made.
CREATE TABLE county_shape (
    fips       TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    state      TEXT NOT NULL,
    lon        REAL NOT NULL,                  -- internal point, degrees
    lat        REAL NOT NULL,
    land_sq_mi REAL NOT NULL,
    outline    BLOB NOT NULL                   -- WKB multipolygon
) STRICT, WITHOUT ROWID;
