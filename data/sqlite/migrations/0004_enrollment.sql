-- The plan's own members by county, read out of an imported file.

CREATE TABLE enrollment (
    slot     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    ssa      TEXT NOT NULL,
    fips     TEXT NOT NULL,
    members  INTEGER NOT NULL,
    PRIMARY KEY (slot, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrollment_source (
    slot   INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    as_of  TEXT NOT NULL
) STRICT;
