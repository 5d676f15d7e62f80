"""Publishers' own files, as downloaded, become tables of figures."""
