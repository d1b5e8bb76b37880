"""Many editions: the life of every commitment and phrase."""
