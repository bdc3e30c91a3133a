"""Text as it is, and ways to look at it: folded views with maps back, sentences, tokens."""
