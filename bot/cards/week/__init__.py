"""What members read of the weekly programme."""
