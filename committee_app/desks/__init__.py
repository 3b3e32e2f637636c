"""One desk for each role: the operations that role has, and no others."""
