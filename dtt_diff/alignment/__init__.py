"""Which sentences of two editions belong together: features of a pair, what surrounds it, links and groups."""
