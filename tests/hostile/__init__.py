"""Files and texts that mean harm, made by code, and what becomes of them. ``python -m tests.hostile`` runs the set by hand."""
