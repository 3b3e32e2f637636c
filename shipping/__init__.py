"""Making what is handed over: the built program, and beside it sums, licences, a list of parts and a Debian package."""
