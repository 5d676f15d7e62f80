-- What processes that share the database know of each other.

-- Those that run, or did until a short while ago, and which shards of Discord's each has.
CREATE TABLE process (
    name TEXT NOT NULL PRIMARY KEY,
    first_shard INTEGER NOT NULL,
    last_shard INTEGER NOT NULL,
    shard_count INTEGER NOT NULL,
    beaten_at INTEGER NOT NULL
) STRICT;

-- What one of them alone may do, by name, until an instant.
CREATE TABLE turn (
    name TEXT NOT NULL PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT;
