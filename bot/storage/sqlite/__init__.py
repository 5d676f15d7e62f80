"""The driver for SQLite: one operation, one transaction, on a thread of its own."""
