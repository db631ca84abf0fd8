"""What is the same for all sound of a book; here without the cost of loading a codec."""

SAMPLE_RATE = 44_100
"""Hertz of every recording; the same figure as `narration.schemas.SAMPLE_RATE`, without its imports."""
AAC_FRAME = 1_024
"""Samples of one AAC packet; a recording is a whole number of them long, so that chapters join exactly."""


def tag(value: str) -> str:
    """A value on one line, as tags take it."""
    # A NUL would end it early; a lone surrogate cannot be written at all.
    return " ".join(value.encode("utf-8", "replace").decode().replace("\0", " ").split())
