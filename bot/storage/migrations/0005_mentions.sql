-- The ids that Discord gave the commands, as a JSON object by their names: texts mention commands by
-- them.

ALTER TABLE command_sync ADD COLUMN ids TEXT NOT NULL DEFAULT '{}';
