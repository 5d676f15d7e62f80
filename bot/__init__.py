"""One Week One Job: one profession of the future a week."""

__version__ = "0.1.0"
"""Said here, as a checkout that runs from its lock file alone is not installed."""
