"""What the built-in writer cannot do, said to the author."""


class CannotDo(Exception):
    """A wish the built-in writer cannot fulfil; its text is the sentence shown to the author."""


class NoRequest(ValueError):
    """The model was called without the request object that it works from (a mistake in the calling code)."""
