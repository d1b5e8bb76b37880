"""What the lexicon and the language say of one sentence: cues, facts, propositions, and the words that can differ."""
