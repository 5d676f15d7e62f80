"""What operators and authors do at the command line, a module for each."""
