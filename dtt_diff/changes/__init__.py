"""What changed inside a group of sentences, named as a reader of the memo would name it, with its evidence."""
