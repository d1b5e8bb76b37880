"""What was kept and what was replaced: word diffs, the edit script of the whole text, and what was moved."""
