BEGIN TRANSACTION;
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
INSERT INTO "ballot" VALUES(1,1,'2026-08-10','2026-08-17',1786950000000000,0,0,'closed',1,1786345200000000,1786946400000000,'1db7836cc61a93705315d0fd70fac69df8ebe882b8a3d1c93f1d91fa8b49dd47','a6bb9d04952e8cb6d3e8b04badbbeed8faa153f46ed6ed1ffc81f1f7b877d299',1,0,4,3600000000,1,'at-close','fairest',NULL,0,0,3,'votes',NULL);
INSERT INTO "ballot" VALUES(2,1,'2026-08-17','2026-08-24',1787554800000000,0,0,'closed',1,1786950000000000,1787382000000000,'a7dd5aa4bfbf33196f8f7c8d99f453895776fa4c694818cb2e263ca2c934f697','b421728921c61aea11c4b37fd542dbddecbd27f4d565ababbef4cd9247dc7f42',1,0,4,3600000000,1,'at-close','fairest',NULL,0,0,4,'votes',NULL);
INSERT INTO "ballot" VALUES(3,1,'2026-08-24','2026-08-31',1788159600000000,0,0,'open',0,1787382000000000,1788156000000000,'61e7cb0e5fefb284ca59aefa4730afba578d04e3d062b1dacc948fc7b6ad9693','5f32d67810492644a29edf483085283ca84db0ef3f63a41cba3d8e13c0fae51a',1,0,4,3600000000,1,'at-close','fairest',NULL,0,0,NULL,NULL,NULL);
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
INSERT INTO "candidate" VALUES(1,'job-b',0,'rotation',0,NULL,0,2,1);
INSERT INTO "candidate" VALUES(1,'job-c',1,'rotation',0,NULL,0,1,2);
INSERT INTO "candidate" VALUES(1,'job-d',2,'rotation',0,NULL,0,0,4);
INSERT INTO "candidate" VALUES(1,'job-e',3,'rotation',0,NULL,0,0,3);
INSERT INTO "candidate" VALUES(2,'job-c',0,'runner-up',0,1786345200000000,0,2,1);
INSERT INTO "candidate" VALUES(2,'job-f',1,'rotation',0,NULL,0,1,2);
INSERT INTO "candidate" VALUES(2,'job-g',2,'rotation',0,NULL,0,1,3);
INSERT INTO "candidate" VALUES(2,'job-h',3,'rotation',0,NULL,0,0,4);
INSERT INTO "candidate" VALUES(3,'job-f',0,'runner-up',0,1786950000000000,0,NULL,NULL);
INSERT INTO "candidate" VALUES(3,'job-i',1,'rotation',0,NULL,0,NULL,NULL);
INSERT INTO "candidate" VALUES(3,'job-j',2,'rotation',0,NULL,0,NULL,NULL);
INSERT INTO "candidate" VALUES(3,'job-k',3,'rotation',0,NULL,0,NULL,NULL);
CREATE TABLE command_sync (
    application_id INTEGER NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    synced_at INTEGER NOT NULL
) STRICT;
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
    ballot_id INTEGER REFERENCES ballot (id) ON DELETE SET NULL,
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
INSERT INTO "edition" VALUES(1,'2026-08-10',1786345200000000,0,0,'posted','job-a','rotation',NULL,1,0,0,NULL,'',100,1536267858739200000,1786345200000000,0,'289ae4d12e45e9be',0,'a231bec7d07995ab044cf31c4cbda60294c9b5f343b89c1578208045d573fe1a',NULL,'ended 787ee64ca0016113700e2206b711c57d7d25f8680aa2db2ccaf477a29da7357f',1786946403000000);
INSERT INTO "edition" VALUES(1,'2026-08-17',1786950000000000,0,0,'posted','job-b','rotation',1,1,0,0,NULL,'',100,1538804573798400001,1786950000000000,0,'289ae4d12e45e9be',0,'75d2005c6a498d27aad85c279df02b957e973a0b17d27e8bc12f44876b46c2ca',NULL,'ended 2d8e84516a524c2dc6340dea2cbff13cf9020a25cf59a97dc20950218176da8d',1787382000000000);
INSERT INTO "edition" VALUES(1,'2026-08-24',1787554800000000,0,0,'blocked','job-c','runner-up',2,1,0,0,'unreachable','504',100,NULL,NULL,1,'289ae4d12e45e9be',0,NULL,NULL,NULL,NULL);
INSERT INTO "edition" VALUES(1,'2026-08-27',1787814000000000,0,0,'missed',NULL,NULL,NULL,1,0,0,'offline','',NULL,NULL,NULL,0,NULL,0,NULL,NULL,NULL,NULL);
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
INSERT INTO "effect" VALUES(1,'2026-08-10','post','done',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-10','thread','done',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-10','publish','done',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-17','post','done',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-17','thread','done',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-17','publish','done',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-24','post','pending',1,'unreachable','504',1787382060000000);
INSERT INTO "effect" VALUES(1,'2026-08-24','thread','pending',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-24','publish','pending',0,NULL,'',NULL);
INSERT INTO "effect" VALUES(1,'2026-08-27','post','pending',0,NULL,'',NULL);
CREATE TABLE lot (
    ballot_id INTEGER NOT NULL,
    slug TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (ballot_id, slug),
    FOREIGN KEY (ballot_id, slug) REFERENCES candidate (ballot_id, slug) ON DELETE CASCADE
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
INSERT INTO "notice" VALUES(1,'blocked::unreachable','blocked','','unreachable','504',1787382000000000,1,1);
INSERT INTO "notice" VALUES(1,'missed:2026-08-27:offline','missed','2026-08-27','offline','',1787904000000000,1,1);
CREATE TABLE onejob_migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
INSERT INTO "onejob_migration" VALUES(1,'0001_initial.sql');
INSERT INTO "onejob_migration" VALUES(2,'0002_week.sql');
CREATE TABLE queued (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (series_id, position),
    UNIQUE (series_id, slug)
) STRICT;
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
INSERT INTO "series" VALUES(1,10,100,3,'09:00:00','Europe/Paris',1787382000000000,'en-US',NULL,'thread',0,86400000000,NULL,NULL,NULL,4,3600000000,1,'at-close','fairest',NULL,0,0,NULL,1788249601000000);
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
CREATE INDEX series_wake ON series (wake_at);
CREATE UNIQUE INDEX ballot_open ON ballot (series_id) WHERE state = 'open';
CREATE UNIQUE INDEX ballot_announced ON ballot (series_id, announced_key) WHERE state <> 'void';
INSERT INTO "sqlite_sequence" VALUES('series',1);
INSERT INTO "sqlite_sequence" VALUES('ballot',3);
COMMIT;
