"""Where somebody has nothing to do now."""
