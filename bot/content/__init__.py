"""YAML to domain: every mistake named with its file, its line and its cure."""
