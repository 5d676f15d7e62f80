"""The simulated Discord: the bot without a token."""
