"""What `onejob doctor` looks at, a module for each thing: each check returns what it found."""
