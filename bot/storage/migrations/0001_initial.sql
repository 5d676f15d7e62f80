-- Every table is STRICT. Instants are INTEGER microseconds since 1970 (bot/storage/column.py),
-- Discord's ids are INTEGER. PostgreSQL reads these files as bot/storage/postgres/dialect.py says.

-- Which of these files the database has been through; written by the drivers.
CREATE TABLE onejob_migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- What the application's commands looked like when Discord was last told of them.
CREATE TABLE command_sync (
    application_id INTEGER NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    synced_at INTEGER NOT NULL
) STRICT;

-- What each process wrote last, by which it knows what became of a COMMIT that nobody answered.
-- PostgreSQL: CREATE TABLE onejob_writer (
-- PostgreSQL:     process TEXT NOT NULL PRIMARY KEY,
-- PostgreSQL:     wrote BIGINT NOT NULL,
-- PostgreSQL:     wrote_at TIMESTAMPTZ NOT NULL DEFAULT now()
-- PostgreSQL: );
