"""Sources → bytes → text → the parts of a page → Article."""
