CREATE TABLE runner (
    runner UUID NOT NULL PRIMARY KEY,
    -- How many entries were acknowledged.
    position BIGINT NOT NULL CHECK (position >= 0)
);

CREATE TABLE journal_entry (
    runner UUID NOT NULL REFERENCES runner (runner),
    position BIGINT NOT NULL CHECK (position >= 1),
    id UUID NOT NULL,
    -- Microseconds since 1970.
    arrived BIGINT NOT NULL,
    -- CRC-32 of runner, arrived, id and text.
    crc BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (runner, position),
    UNIQUE (runner, id)
);

CREATE TABLE journal_file (
    runner UUID NOT NULL REFERENCES runner (runner),
    -- BLAKE3 of the bytes.
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    arrived BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (runner, hash)
);
