"""The weekly programme in the domain's words, over the store; knows nothing of Discord."""
