"""The room board: what everybody in the room may see, on a screen of its own."""
