"""What things are called: names as words, and who is meant by a text."""
