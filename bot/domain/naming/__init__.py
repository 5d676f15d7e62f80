"""What jobs are called, and who is meant by a text."""
