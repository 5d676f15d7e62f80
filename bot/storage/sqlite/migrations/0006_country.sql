-- In which country a server reads the figures; NULL where each reader does in their own.
-- For PostgreSQL, as in 0001 and 0002.

ALTER TABLE series ADD COLUMN country TEXT;
