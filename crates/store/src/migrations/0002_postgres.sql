-- Whether the bytes of a file are packed (zlib): 0 or 1. The hash is that of the content.
ALTER TABLE journal_file ADD COLUMN packed BIGINT NOT NULL DEFAULT 0 CHECK (packed IN (0, 1));
-- What is packed already cannot be packed again.
ALTER TABLE journal_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
