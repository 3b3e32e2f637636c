"""Two of three holders open the sealed sheets together."""
