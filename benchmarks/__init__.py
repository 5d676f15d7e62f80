"""What is measured, side by side with a bare discord.py bot in the same run."""
