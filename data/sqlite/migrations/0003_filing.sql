-- Filings: an assessment frozen on a day, and the documents printed from it. Both tables are shared; the documents
-- themselves are files in documents/, named by their hash.

CREATE TABLE filing (
    id          TEXT PRIMARY KEY,
    product_id  TEXT NOT NULL DEFAULT '',
    number      TEXT NOT NULL DEFAULT '',
    title       TEXT NOT NULL DEFAULT '',
    basis       TEXT NOT NULL DEFAULT 'filing',
    created_at  TEXT NOT NULL DEFAULT '',       -- RFC 3339, UTC
    as_of       TEXT NOT NULL DEFAULT '',       -- YYYY-MM-DD
    kind        TEXT NOT NULL DEFAULT 'operating',
    due         TEXT NOT NULL DEFAULT '',       -- YYYY-MM-DD
    counties    INTEGER NOT NULL DEFAULT 0,
    specialties INTEGER NOT NULL DEFAULT 0,
    cells       INTEGER NOT NULL DEFAULT 0,
    failing     INTEGER NOT NULL DEFAULT 0,
    fixable     INTEGER NOT NULL DEFAULT 0,
    structural  INTEGER NOT NULL DEFAULT 0,
    estimate    INTEGER NOT NULL DEFAULT 0,
    rows_taken  INTEGER NOT NULL DEFAULT 0,
    rows_aside  INTEGER NOT NULL DEFAULT 0,
    check_code  TEXT NOT NULL DEFAULT '',
    version     TEXT NOT NULL DEFAULT '',       -- of Countyline
    filed_on    TEXT NOT NULL DEFAULT '',       -- YYYY-MM-DD
    note        TEXT NOT NULL DEFAULT '',
    deleted     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX filing_product ON filing (product_id);

CREATE TABLE filing_document (
    id        TEXT PRIMARY KEY,
    filing_id TEXT NOT NULL DEFAULT '',
    position  INTEGER NOT NULL DEFAULT 0,
    name      TEXT NOT NULL DEFAULT '',
    sha256    TEXT NOT NULL DEFAULT '',         -- names the file in documents/
    size      INTEGER NOT NULL DEFAULT 0,       -- bytes
    pages     INTEGER NOT NULL DEFAULT 0,
    row_count INTEGER NOT NULL DEFAULT 0,
    deleted   INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX filing_document_filing ON filing_document (filing_id);
