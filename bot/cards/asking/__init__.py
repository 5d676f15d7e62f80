"""What whoever asks reads: professions, rankings, lists, comparisons."""
