"""What speaks for and against a motive, and who is like whom: evidence side by side, never a score."""
