-- In which country a server reads the figures; NULL where each reader does in their own.

ALTER TABLE series ADD COLUMN country TEXT;
