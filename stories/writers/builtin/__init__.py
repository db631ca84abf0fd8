"""The built-in writer: a Strands model that composes from a hand-made story grammar, offline and without
a key."""

from stories.writers.builtin.errors import CannotDo, NoRequest
from stories.writers.builtin.language_check import refuse_language

__all__ = ["CannotDo", "NoRequest", "refuse_language"]
