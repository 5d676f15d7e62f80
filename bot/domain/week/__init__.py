"""Slots, editions, ballots, seasons. Knows nothing of the catalogue."""
