"""What staff read, and decide."""
