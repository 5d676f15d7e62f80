"""Professions, figures, rankings; finding and comparing them. Knows nothing of the week."""
