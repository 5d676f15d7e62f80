-- Professions that nobody has written about, and who would like to read about them.

-- One row for each member and profession; how many there are is how many members want it.
CREATE TABLE wanted (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    -- Forgotten after some months; the row stays, and counts.
    member_id INTEGER,
    wanted_at INTEGER NOT NULL,
    UNIQUE (series_id, slug, member_id)
) STRICT;

CREATE INDEX wanted_member ON wanted (member_id);
CREATE INDEX wanted_erasure ON wanted (wanted_at) WHERE member_id IS NOT NULL;

-- Those that staff were told of where they are told things: once for ever, whoever wants it again.
CREATE TABLE wanted_told (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    PRIMARY KEY (series_id, slug)
) STRICT;
