-- Where servers want the bot to hear that it is mentioned: here are those alone that do not want it
-- everywhere, whether or not they have a series.

CREATE TABLE earshot (
    guild_id INTEGER NOT NULL PRIMARY KEY,
    -- Set while the bot is no member of the server; the rows go 30 days later.
    removed_at INTEGER
) STRICT;

CREATE INDEX earshot_removed ON earshot (removed_at) WHERE removed_at IS NOT NULL;

-- The channels in which it is heard; a server without any wants it nowhere.
CREATE TABLE earshot_channel (
    guild_id INTEGER NOT NULL REFERENCES earshot (guild_id) ON DELETE CASCADE,
    channel_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) STRICT;
