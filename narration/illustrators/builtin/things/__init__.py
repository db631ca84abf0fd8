"""Things as they are drawn: tables of strokes, and the brush that paints them."""
