"""What members read and press; the only room that knows Discord."""
