-- The public catalogue: one row per record, and the order in which changes were committed.
-- Plain SQL that SQLite and PostgreSQL both read.

CREATE TABLE records (
    kind       TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    rev        BIGINT NOT NULL,
    -- Place in the change feed; a changed record moves to the end.
    seq        BIGINT NOT NULL UNIQUE,
    -- Seconds since 1970-01-01T00:00:00Z.
    updated_at BIGINT NOT NULL,
    -- JSON as it was sent, without the white space; NULL makes the record a tombstone.
    body       TEXT,
    PRIMARY KEY (kind, id)
);

CREATE INDEX records_by_kind ON records (kind, seq);

-- Counting does not read bodies.
CREATE INDEX records_alive ON records (kind) WHERE body IS NOT NULL;

-- One row. Every writing transaction counts it up, so the row's lock makes seq follow the order of commits.
CREATE TABLE feed (
    name TEXT   NOT NULL PRIMARY KEY,
    seq  BIGINT NOT NULL
);

INSERT INTO feed (name, seq) VALUES ('public', 0);

-- One random token per transaction that changed something. Cursors carry it: a database that was
-- restored from an older copy and written to since has other tokens, so a cursor from before is noticed.
CREATE TABLE commits (
    last_seq BIGINT NOT NULL PRIMARY KEY,
    token    TEXT   NOT NULL
);
