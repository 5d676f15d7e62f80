"""What is said, before Discord: knows neither Discord nor the disk."""
