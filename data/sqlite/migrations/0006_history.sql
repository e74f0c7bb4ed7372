-- History: every change of a shared row is kept as operations, which triggers write in the same transaction. What is in
-- the tables log_* and share_* is of this device; operations travel to colleagues as segments.

-- What people say of providers and practices, over the names that files give them; NULL = as imported. The tables
-- provider and practice are derived from here on: each device fills them from the files it reads.
CREATE TABLE provider_edit (
    id      TEXT PRIMARY KEY,                  -- NPI
    name    TEXT,
    deleted INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE practice_edit (
    id           TEXT PRIMARY KEY,             -- practice.id
    name         TEXT,
    private_note TEXT,                         -- for the rates group alone
    deleted      INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

INSERT INTO provider_edit (id, name) SELECT id, stated_name FROM provider WHERE stated_name IS NOT NULL AND deleted = 0;
INSERT INTO practice_edit (id, name) SELECT id, stated_name FROM practice WHERE stated_name IS NOT NULL AND deleted = 0;

-- All that the file was read with: columns, specialty names and codes in force, what rows that say nothing count as. A
-- colleague's device reads the same rows with it.
ALTER TABLE dataset ADD COLUMN reading TEXT NOT NULL DEFAULT ''; -- JSON

-- A signed LOI, a W-9, a contract version: the file is in documents/ under its hash.
CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    record_kind TEXT NOT NULL DEFAULT '',      -- practice, provider, filing or product
    record_id   TEXT NOT NULL DEFAULT '',
    kind        TEXT NOT NULL DEFAULT '',
    name        TEXT NOT NULL DEFAULT '',      -- as people know the file
    dated       TEXT NOT NULL DEFAULT '',      -- YYYY-MM-DD
    sha256      TEXT NOT NULL DEFAULT '',
    size        INTEGER NOT NULL DEFAULT 0,    -- bytes
    added_at    TEXT NOT NULL DEFAULT '',      -- RFC 3339, UTC
    deleted     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX document_record ON document (record_id);

-- A PDF that was put into the shared folder's Documents/ for people to open.
CREATE TABLE publication (
    id           TEXT PRIMARY KEY,
    filing_id    TEXT NOT NULL DEFAULT '',
    document     TEXT NOT NULL DEFAULT '',     -- its name within the filing
    path         TEXT NOT NULL DEFAULT '',     -- below Documents/
    sha256       TEXT NOT NULL DEFAULT '',
    published_at TEXT NOT NULL DEFAULT '',     -- RFC 3339, UTC
    deleted      INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- the log -----------------------------------------------------------------------------------------------------

-- How far each other writer's transactions were known; one row for all transactions that knew the same.
CREATE TABLE log_vector (
    id   INTEGER PRIMARY KEY,
    seen TEXT NOT NULL                         -- JSON: writer to sequence number, sorted
) STRICT;

CREATE TABLE log_tx (
    id       INTEGER PRIMARY KEY,              -- in the order in which this device recorded them
    writer   TEXT NOT NULL,
    seq      INTEGER NOT NULL,                 -- of its writer
    time     INTEGER NOT NULL,                 -- hybrid clock
    hash     BLOB,                             -- SHA-256 as sealed; NULL until then
    vector   INTEGER NOT NULL,                 -- log_vector.id
    happened TEXT NOT NULL,                    -- RFC 3339 with the zone of the writer's computer
    recorded TEXT NOT NULL,                    -- RFC 3339, UTC: when this device learnt of it
    person   TEXT NOT NULL,
    app      TEXT NOT NULL,
    schema   INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    first_op INTEGER NOT NULL,                 -- log_op.id; its operations lie together
    ops      INTEGER NOT NULL,                 -- how many
    segment  TEXT NOT NULL DEFAULT ''          -- share_file.name; empty while not sealed
) STRICT;
CREATE INDEX log_tx_writer ON log_tx (writer, seq);
CREATE INDEX log_tx_time ON log_tx (time);
CREATE INDEX log_tx_segment ON log_tx (segment);
CREATE INDEX log_tx_pending ON log_tx (seq) WHERE hash IS NULL;

CREATE TABLE log_op (
    id    INTEGER PRIMARY KEY,
    tx    INTEGER NOT NULL,                    -- log_tx.id
    tbl   TEXT NOT NULL,
    row   TEXT NOT NULL,
    col   TEXT NOT NULL,
    value ANY,                                 -- NULL, INTEGER, TEXT; BLOB when sealed for the rates group
    old   ANY
) STRICT;

-- Where in the log the operations on a row are, told by stretches of eight: a change notes it once when it ends, not with
-- every operation, and what was written to a row together is read together.
CREATE TABLE log_place (
    row     TEXT NOT NULL,
    stretch INTEGER NOT NULL,                  -- log_op.id / 8
    PRIMARY KEY (row, stretch)
) STRICT, WITHOUT ROWID;

-- The operations as they are looked up by row. Those of the change under way are not among them.
CREATE VIEW log_of_row AS SELECT o.id, o.tx, o.tbl, p.row, o.col, o.value, o.old
    FROM log_place p CROSS JOIN log_op o ON o.id BETWEEN p.stretch * 8 AND p.stretch * 8 + 7 AND o.row = p.row;

-- What the triggers on shared tables make of writes; one row, set only within a transaction.
CREATE TABLE log_now (
    mode INTEGER NOT NULL,                     -- 1 they are noted in log_op, 2 the log has them already, 0 refused
    tx   INTEGER NOT NULL                      -- log_tx.id of what is noted
) STRICT;
INSERT INTO log_now (mode, tx) VALUES (0, 0);

-- Operations that this version cannot use: they are looked at again whenever the workspace is opened.
CREATE TABLE log_deferred (
    op INTEGER PRIMARY KEY                     -- log_op.id
) STRICT;

-- Cells on which people disagree; worked out from the log whenever one of their operations arrives.
CREATE TABLE log_conflict (
    tbl   TEXT NOT NULL,
    row   TEXT NOT NULL,
    cell  TEXT NOT NULL,                       -- a column or a group of columns
    heads TEXT NOT NULL,                       -- JSON: log_tx.id, the one that is shown first
    PRIMARY KEY (tbl, row, cell)
) STRICT, WITHOUT ROWID;

-- sharing -----------------------------------------------------------------------------------------------------

-- Who this workspace is: writer, person, keys, team. One row a fact.
CREATE TABLE share_self (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Every file of the protocol that was ever made or seen here, so that the shared folder can be rebuilt from it.
CREATE TABLE share_file (
    name    TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,                     -- format, member, key, log, ack
    writer  TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    sum     BLOB NOT NULL,                     -- SHA-256 of the bytes
    state   TEXT NOT NULL,                     -- sealed, published, waiting, applied, quarantined
    reason  TEXT NOT NULL DEFAULT '',          -- why it waits or was set aside
    seen_at TEXT NOT NULL,                     -- RFC 3339, UTC
    bytes   BLOB NOT NULL                      -- last, so that the rest is read without it
) STRICT, WITHOUT ROWID;
CREATE INDEX share_file_writer ON share_file (writer, kind, seq);
CREATE INDEX share_file_state ON share_file (state, kind);

-- Encrypted files that were put into the shared folder or found there.
CREATE TABLE share_blob (
    sha256 TEXT PRIMARY KEY,                   -- of the plain file
    name   TEXT NOT NULL,                      -- in the shared folder
    state  TEXT NOT NULL                       -- published, received
) STRICT, WITHOUT ROWID;
