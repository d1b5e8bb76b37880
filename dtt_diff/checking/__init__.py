"""The check before publication: a comparison and a policy -> findings."""
