"""From text to figures: cues, quantities and periods; the scopes they open; one decision for each number."""
