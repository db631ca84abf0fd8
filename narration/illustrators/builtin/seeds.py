"""Seeds: numbers made from words, the same on every machine."""

import hashlib


def seed_of(*parts: object) -> int:
    """64 bits of the SHA-256 of the parts. Never `hash()`: it differs from process to process."""
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])
