"""A member's own machine: what goes back to the committee on a stick, and what comes from there."""
