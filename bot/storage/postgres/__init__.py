"""PostgreSQL, for more than one process. Needs the extra `onejob[postgres]`."""
