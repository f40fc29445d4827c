"""Water and caffeine of a day or a span in words, beside what EFSA calls adequate or safe."""
