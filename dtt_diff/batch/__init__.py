"""Many pairs of editions: ``compare_many`` for programs, ``record`` for a folder of results that a later run goes on with."""
