"""The SQLite file: the only package that knows a database."""
