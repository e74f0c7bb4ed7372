-- What people state over imported rows, and the views they keep. All of it is shared: a cell that is NULL says "as
-- imported", so that two colleagues who correct different cells of one row do not undo each other's.

CREATE TABLE participation_edit (
    id        TEXT PRIMARY KEY,                -- participation.id or added_participation.id
    status    TEXT,
    practice  TEXT,                            -- name of another practice
    specialty TEXT,
    beds      INTEGER,
    deleted   INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE location_edit (
    id          TEXT PRIMARY KEY,              -- location.id or added_location.id
    street      TEXT,
    city        TEXT,
    state       TEXT,
    zip         TEXT,
    county_fips TEXT,
    lat         TEXT,                          -- degrees, decimals as text
    lon         TEXT,
    quality     TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- A participation that no file lists. Its id is made as that of an imported one, so that colleagues who enter the same
-- make one row.
CREATE TABLE added_participation (
    id          TEXT PRIMARY KEY,
    product_id  TEXT NOT NULL DEFAULT '',
    provider_id TEXT NOT NULL DEFAULT '',      -- NPI
    name        TEXT NOT NULL DEFAULT '',
    practice    TEXT NOT NULL DEFAULT '',
    specialty   TEXT NOT NULL DEFAULT '',
    location_id TEXT NOT NULL DEFAULT '',      -- added_location.id
    status      TEXT NOT NULL DEFAULT 'prospect',
    beds        INTEGER NOT NULL DEFAULT 0,
    added_at    TEXT NOT NULL DEFAULT '',      -- RFC 3339, UTC
    deleted     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE added_location (
    id          TEXT PRIMARY KEY,
    street      TEXT NOT NULL DEFAULT '',
    city        TEXT NOT NULL DEFAULT '',
    state       TEXT NOT NULL DEFAULT '',
    zip         TEXT NOT NULL DEFAULT '',
    county_fips TEXT NOT NULL DEFAULT '',
    lat         TEXT NOT NULL DEFAULT '0',     -- degrees, decimals as text
    lon         TEXT NOT NULL DEFAULT '0',
    quality     TEXT NOT NULL DEFAULT 'stated',
    deleted     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE saved_view (
    id      TEXT PRIMARY KEY,
    screen  TEXT NOT NULL DEFAULT '',
    name    TEXT NOT NULL DEFAULT '',
    place   TEXT NOT NULL DEFAULT '',          -- filters, columns and order, as the screen writes them
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- The name a person gave, wherever the files call the provider or practice otherwise.
ALTER TABLE provider ADD COLUMN stated_name TEXT;
ALTER TABLE practice ADD COLUMN stated_name TEXT;
