"""Styles: how the finished scene is printed or painted on paper."""

from collections.abc import Callable

from narration.illustrators.builtin.noise import Field
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.styles.ink import ink
from narration.illustrators.builtin.styles.linocut import linocut
from narration.illustrators.builtin.styles.noir import noir
from narration.illustrators.builtin.styles.papercut import papercut
from narration.illustrators.builtin.styles.storybook import storybook
from narration.illustrators.builtin.styles.watercolour import watercolour

FINISHES: dict[str, Callable[[Scenery], Field]] = {
    "watercolour": watercolour,
    "linocut": linocut,
    "storybook": storybook,
    "noir": noir,
    "ink": ink,
    "papercut": papercut,
}
"""By the names in `base.STYLES`."""
