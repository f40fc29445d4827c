"""Blood results beside intake: what a laboratory found, against its own range, and no interpretation beyond it."""
