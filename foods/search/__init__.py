"""Finding foods by name, alike on both engines."""
