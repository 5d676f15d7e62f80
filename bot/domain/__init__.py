"""The rules and words of One Week One Job, free of Discord, files, databases, clocks and chance."""
