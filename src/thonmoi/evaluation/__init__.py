"""How well the library reads: gold, its alignment with what was read, scores, reports, and the ledger that keeps scores from falling."""
