"""One Week One Job: one profession of the future a week."""
