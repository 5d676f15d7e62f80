-- The week: series, editions, ballots, votes. Durations are INTEGER microseconds, dates ISO 8601.
-- AUTOINCREMENT: no id is ever given twice, as old messages carry them.

CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL UNIQUE,
    channel_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    wall_time TEXT NOT NULL,
    zone TEXT NOT NULL,
    since INTEGER NOT NULL,
    language TEXT NOT NULL,
    role_id INTEGER,
    discussion TEXT NOT NULL CHECK (discussion IN ('none', 'thread', 'forum')),
    pin INTEGER NOT NULL CHECK (pin IN (0, 1)),
    catch_up INTEGER NOT NULL CHECK (catch_up BETWEEN 0 AND 345600000000),
    paused_since INTEGER,
    paused_until INTEGER,
    log_channel_id INTEGER,
    size INTEGER NOT NULL CHECK (size BETWEEN 2 AND 10),
    close_lead INTEGER NOT NULL CHECK (close_lead BETWEEN 0 AND 172800000000),
    choices INTEGER NOT NULL CHECK (choices BETWEEN 1 AND 3),
    counts TEXT NOT NULL CHECK (counts IN ('at-close', 'live')),
    tie_rule TEXT NOT NULL CHECK (tie_rule IN ('fairest', 'draw')),
    voter_role_id INTEGER,
    account_age INTEGER NOT NULL CHECK (account_age >= 0),
    member_age INTEGER NOT NULL CHECK (member_age >= 0),
    -- Set while the bot is no member of the server; the data goes 30 days later.
    removed_at INTEGER,
    -- When a beat must look at the series again; 0 after every change.
    wake_at INTEGER NOT NULL DEFAULT 0,
    CHECK (paused_until IS NULL OR paused_since IS NOT NULL)
) STRICT;

CREATE INDEX series_wake ON series (wake_at);

CREATE TABLE edition (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    slot_key TEXT NOT NULL,
    slot_at INTEGER NOT NULL,
    slot_moved INTEGER NOT NULL,
    slot_repeated INTEGER NOT NULL CHECK (slot_repeated IN (0, 1)),
    state TEXT NOT NULL CHECK (
        state IN ('planned', 'claimed', 'posted', 'blocked', 'deleted', 'missed', 'skipped')
    ),
    profession TEXT,
    origin TEXT CHECK (origin IN ('queue', 'runner-up', 'proposal', 'rotation')),
    -- The ballot that chose the profession; its message carries another one, for the next slot.
    ballot_id INTEGER REFERENCES ballot (id) ON DELETE SET NULL, -- SQLite
    -- PostgreSQL: ballot_id INTEGER,
    season INTEGER NOT NULL CHECK (season >= 1),
    begins_season INTEGER NOT NULL CHECK (begins_season IN (0, 1)),
    ends_season INTEGER NOT NULL CHECK (ends_season IN (0, 1)),
    reason TEXT,
    detail TEXT NOT NULL,
    channel_id INTEGER,
    message_id INTEGER UNIQUE,
    posted_at INTEGER,
    -- Whether its message may stand in the channel without being recorded: it is looked for there.
    may_stand INTEGER NOT NULL CHECK (may_stand IN (0, 1)),
    -- Which process works on it, and until when no other may.
    owner TEXT,
    lease_until INTEGER NOT NULL DEFAULT 0,
    -- Of the profile as it was posted, and when a change of it was noticed.
    profile TEXT,
    updated_at INTEGER,
    -- What its message shows, and when it was edited last.
    face TEXT,
    shown_at INTEGER,
    PRIMARY KEY (series_id, slot_key),
    CHECK ((state IN ('posted', 'deleted')) = (message_id IS NOT NULL)),
    CHECK ((message_id IS NULL) = (posted_at IS NULL)),
    CHECK (state NOT IN ('claimed', 'posted', 'deleted') OR profession IS NOT NULL)
) STRICT;

CREATE TABLE effect (
    series_id INTEGER NOT NULL,
    slot_key TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect IN ('post', 'ping', 'thread', 'pin', 'publish')),
    status TEXT NOT NULL CHECK (status IN ('pending', 'done', 'failed')),
    failures INTEGER NOT NULL CHECK (failures >= 0),
    reason TEXT,
    detail TEXT NOT NULL,
    retry_at INTEGER,
    PRIMARY KEY (series_id, slot_key, effect),
    FOREIGN KEY (series_id, slot_key) REFERENCES edition (series_id, slot_key) ON DELETE CASCADE,
    CHECK (status = 'pending' OR retry_at IS NULL)
) STRICT;

CREATE TABLE ballot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    -- The edition whose message carries it.
    announced_key TEXT NOT NULL,
    -- The slot that it decides; none while the series is paused without an end.
    slot_key TEXT,
    slot_at INTEGER,
    slot_moved INTEGER,
    slot_repeated INTEGER,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'void')),
    -- Grows with every change but votes.
    revision INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    commitment TEXT NOT NULL,
    seed TEXT NOT NULL,
    season INTEGER NOT NULL CHECK (season >= 1),
    begins_season INTEGER NOT NULL CHECK (begins_season IN (0, 1)),
    size INTEGER NOT NULL,
    close_lead INTEGER NOT NULL,
    choices INTEGER NOT NULL CHECK (choices BETWEEN 1 AND 3),
    counts TEXT NOT NULL,
    tie_rule TEXT NOT NULL,
    voter_role_id INTEGER,
    account_age INTEGER NOT NULL,
    member_age INTEGER NOT NULL,
    turnout INTEGER,
    rule TEXT,
    -- When its voters' ids are erased; set at the close, none again once they are.
    erase_at INTEGER,
    FOREIGN KEY (series_id, announced_key) REFERENCES edition (series_id, slot_key)
        ON DELETE CASCADE,
    CHECK (closes_at > opened_at),
    CHECK ((slot_key IS NULL) = (slot_at IS NULL)),
    CHECK ((state = 'closed') = (turnout IS NOT NULL))
) STRICT;

-- PostgreSQL wants a table to be there before another one names it.
-- PostgreSQL: ALTER TABLE edition ADD FOREIGN KEY (ballot_id) REFERENCES ballot (id) ON DELETE SET NULL;

CREATE UNIQUE INDEX ballot_open ON ballot (series_id) WHERE state = 'open';

CREATE UNIQUE INDEX ballot_announced ON ballot (series_id, announced_key) WHERE state <> 'void';

CREATE TABLE candidate (
    ballot_id INTEGER NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    place INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('runner-up', 'proposal', 'rotation')),
    featured INTEGER NOT NULL,
    offered_at INTEGER,
    is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
    -- Since the close: how many votes, which stay, and the rank, 1 for the winner.
    votes INTEGER,
    ranked INTEGER,
    PRIMARY KEY (ballot_id, slug),
    UNIQUE (ballot_id, place)
) STRICT;

CREATE TABLE vote (
    ballot_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    -- 1 to the ballot's choices per member.
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 3),
    slug TEXT NOT NULL,
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (ballot_id, member_id, place),
    UNIQUE (ballot_id, member_id, slug),
    FOREIGN KEY (ballot_id, slug) REFERENCES candidate (ballot_id, slug) ON DELETE CASCADE
) STRICT;

-- What each candidate drew, where the votes left it to the draw.
CREATE TABLE lot (
    ballot_id INTEGER NOT NULL,
    slug TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (ballot_id, slug),
    FOREIGN KEY (ballot_id, slug) REFERENCES candidate (ballot_id, slug) ON DELETE CASCADE
) STRICT;

CREATE TABLE queued (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (series_id, position),
    UNIQUE (series_id, slug)
) STRICT;

-- Lives until it is refused, or until the ballot on which it stood has closed.
CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    -- Forgotten once staff have answered.
    member_id INTEGER,
    suggested_at INTEGER NOT NULL,
    is_approved INTEGER NOT NULL CHECK (is_approved IN (0, 1)),
    ballot_id INTEGER REFERENCES ballot (id) ON DELETE SET NULL,
    UNIQUE (series_id, slug),
    UNIQUE (series_id, member_id),
    CHECK (is_approved = 0 OR member_id IS NULL)
) STRICT;

CREATE TABLE notice (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    cause TEXT NOT NULL,
    topic TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    noticed_at INTEGER NOT NULL,
    -- Whether its channels were tried, and whether anybody was told.
    is_tried INTEGER NOT NULL CHECK (is_tried IN (0, 1)),
    is_told INTEGER NOT NULL CHECK (is_told IN (0, 1)),
    PRIMARY KEY (series_id, cause)
) STRICT;
