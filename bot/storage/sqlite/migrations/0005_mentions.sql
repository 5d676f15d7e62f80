-- The ids that Discord gave the commands, as a JSON object by their names: texts mention commands by
-- them. For PostgreSQL, as in 0001 and 0002.

ALTER TABLE command_sync ADD COLUMN ids TEXT NOT NULL DEFAULT '{}';
