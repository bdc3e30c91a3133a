"""Many articles: sources found lazily, worker processes that may die, results in order, a store written as it goes."""
