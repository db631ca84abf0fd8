"""What a provider's client does not say by itself."""


class BrokenOff(ConnectionError):
    """The stream ended without the model having said that it had finished."""


class Declined(Exception):
    """The model answered with a refusal in place of the text."""
