"""What leaves the case: minutes, signatures, tables, and reading them back."""
