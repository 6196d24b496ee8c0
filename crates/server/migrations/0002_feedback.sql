-- What people said about records: handed in once, never changed, read by the operator alone.
-- A table of its own, so that no query of the public feed can meet it.

CREATE TABLE feedback (
    -- A UUID made on the device.
    id          TEXT   NOT NULL PRIMARY KEY,
    -- Place in the order of arrival.
    seq         BIGINT NOT NULL UNIQUE,
    -- Seconds since 1970-01-01T00:00:00Z, by the server's clock.
    received_at BIGINT NOT NULL,
    -- JSON as it was sent, without the white space; NULL once the operator took it away.
    body        TEXT
);

INSERT INTO feed (name, seq) VALUES ('feedback', 0);
