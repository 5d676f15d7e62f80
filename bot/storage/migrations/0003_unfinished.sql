-- What a series still has to do is found by its own state, whatever the clock said meanwhile; what
-- came last is told by numbers that grow; no statement of a week reads through all servers' rows.

-- Since when the message may stand in the channel without being recorded: it is looked for there.
-- Of those that wait now, a week before the slot: nobody posts earlier by hand.
ALTER TABLE edition ADD COLUMN unknown_since INTEGER;
UPDATE edition SET unknown_since = slot_at - 604800000000 WHERE may_stand = 1 OR state = 'claimed';
ALTER TABLE edition DROP COLUMN may_stand;

-- Counts what was posted in a series, from 1 on: the order of its weeks.
ALTER TABLE edition ADD COLUMN number INTEGER;
UPDATE edition SET number = posted.number
FROM (
    SELECT series_id, slot_key,
        row_number() OVER (PARTITION BY series_id ORDER BY posted_at, slot_at) AS number
    FROM edition WHERE message_id IS NOT NULL
) AS posted
WHERE edition.series_id = posted.series_id AND edition.slot_key = posted.slot_key;
CREATE UNIQUE INDEX edition_number ON edition (series_id, number);

-- Whether nothing is left to do for it, ever.
ALTER TABLE edition ADD COLUMN is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1));
UPDATE edition SET is_finished = 1 WHERE state IN ('deleted', 'missed', 'skipped')
OR (state = 'posted' AND NOT EXISTS (
    SELECT 1 FROM effect WHERE effect.series_id = edition.series_id
    AND effect.slot_key = edition.slot_key AND effect.status = 'pending'
));
CREATE INDEX edition_unfinished ON edition (series_id) WHERE is_finished = 0;

-- Since when the message could not be edited; Discord is asked less and less often.
ALTER TABLE edition ADD COLUMN stale_since INTEGER;

CREATE INDEX edition_slot ON edition (series_id, slot_at);
CREATE INDEX edition_featured ON edition (series_id, profession, number, season)
WHERE number IS NOT NULL;
CREATE INDEX edition_chosen_by ON edition (ballot_id);
CREATE INDEX edition_leased ON edition (lease_until) WHERE lease_until > 0;

CREATE INDEX ballot_series ON ballot (series_id, announced_key);
CREATE INDEX ballot_state ON ballot (series_id, state);
CREATE INDEX ballot_decides ON ballot (series_id, slot_key);
CREATE INDEX ballot_erasure ON ballot (erase_at) WHERE erase_at IS NOT NULL;
CREATE INDEX vote_member ON vote (member_id);
CREATE INDEX suggestion_ballot ON suggestion (ballot_id);
CREATE INDEX suggestion_member ON suggestion (member_id);
CREATE INDEX series_removed ON series (removed_at) WHERE removed_at IS NOT NULL;

-- The ballot on which a candidate stood before, instead of the time at which that one was opened.
ALTER TABLE candidate RENAME COLUMN offered_at TO offered_on;
UPDATE candidate SET offered_on = stood.before
FROM (
    SELECT c.ballot_id, c.slug,
        lag(c.ballot_id) OVER (PARTITION BY b.series_id, c.slug ORDER BY c.ballot_id) AS before
    FROM candidate c JOIN ballot b ON b.id = c.ballot_id WHERE b.state <> 'void'
) AS stood
WHERE candidate.offered_on IS NOT NULL
AND candidate.ballot_id = stood.ballot_id AND candidate.slug = stood.slug;

-- Interactions of the last hour that had their effect; each has it once, whoever gets it.
CREATE TABLE interaction (
    id INTEGER NOT NULL PRIMARY KEY,
    taken_at INTEGER NOT NULL
) STRICT;

CREATE INDEX interaction_taken ON interaction (taken_at);
