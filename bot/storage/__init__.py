"""What the bot remembers; the only room that knows SQL and its driver."""
