"""Questions in plain words: rules over a vocabulary and over the names of the catalogue."""
