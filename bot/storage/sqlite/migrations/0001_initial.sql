-- Every table is STRICT. Instants are INTEGER microseconds since 1970 (bot/storage/column.py),
-- Discord's ids are INTEGER. For PostgreSQL: drop STRICT, read INTEGER as BIGINT.

-- Which of these files the database has been through; written by bot/storage/sqlite/file.py.
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
