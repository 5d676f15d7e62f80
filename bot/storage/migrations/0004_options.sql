-- What staff may choose since: publishing to other servers is asked for now, never assumed.

ALTER TABLE series ADD COLUMN publish INTEGER NOT NULL DEFAULT 0 CHECK (publish IN (0, 1));
ALTER TABLE series ADD COLUMN intro TEXT NOT NULL DEFAULT '';
ALTER TABLE series ADD COLUMN reminder INTEGER NOT NULL DEFAULT 0 CHECK (reminder IN (0, 1));
ALTER TABLE series ADD COLUMN staff_role_id INTEGER;

-- One effect more, which a check of the table did not know: it is made anew.
CREATE TABLE effect_again (
    series_id INTEGER NOT NULL,
    slot_key TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (
        effect IN ('post', 'ping', 'thread', 'pin', 'publish', 'remind')
    ),
    status TEXT NOT NULL CHECK (status IN ('pending', 'done', 'failed')),
    failures INTEGER NOT NULL CHECK (failures >= 0),
    reason TEXT,
    detail TEXT NOT NULL,
    retry_at INTEGER,
    PRIMARY KEY (series_id, slot_key, effect),
    FOREIGN KEY (series_id, slot_key) REFERENCES edition (series_id, slot_key) ON DELETE CASCADE,
    CHECK (status = 'pending' OR retry_at IS NULL)
) STRICT;
INSERT INTO effect_again SELECT * FROM effect;
DROP TABLE effect;
ALTER TABLE effect_again RENAME TO effect;
