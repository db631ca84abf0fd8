"""Illustrators: who draws a scene, one file a provider."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narration.illustrators.base import Illustrator


def create_illustrator(setting: str) -> "Illustrator":
    """The illustrator that the `ILLUSTRATOR` setting names: `builtin:`.

    Raises `ValueError` with a sentence for the operator when it names none.
    """
    if setting == "builtin:":
        # Imported here: the drawing child imports this package too, and must start fast.
        from narration.illustrators.builtin.illustrator import BuiltinIllustrator

        return BuiltinIllustrator()
    raise ValueError(f"ILLUSTRATOR is {setting!r}, which names no illustrator. It takes builtin:")
