CREATE TABLE runner (
    runner BLOB NOT NULL PRIMARY KEY CHECK (length(runner) = 16),
    -- How many entries were acknowledged.
    position INTEGER NOT NULL CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_entry (
    runner BLOB NOT NULL REFERENCES runner (runner),
    position INTEGER NOT NULL CHECK (position >= 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- Microseconds since 1970.
    arrived INTEGER NOT NULL,
    -- CRC-32 of runner, arrived, id and text.
    crc INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (runner, position),
    UNIQUE (runner, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_file (
    runner BLOB NOT NULL REFERENCES runner (runner),
    -- BLAKE3 of the bytes.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    arrived INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (runner, hash)
) STRICT;
