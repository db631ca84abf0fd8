"""Places: one function a place paints it into a scenery and says where figures stand."""

from collections.abc import Callable

from narration.illustrators.builtin.places.city import paint_city
from narration.illustrators.builtin.places.coast import paint_aboard, paint_coast, paint_harbour
from narration.illustrators.builtin.places.country import paint_castle_hill, paint_garden, paint_village
from narration.illustrators.builtin.places.desert import paint_desert, paint_mars
from narration.illustrators.builtin.places.forest import paint_forest
from narration.illustrators.builtin.places.mountain import paint_mountain
from narration.illustrators.builtin.places.room import paint_room
from narration.illustrators.builtin.places.space import paint_space
from narration.illustrators.builtin.scenery import Scenery

OUTSIDE: dict[str, Callable[[Scenery], None]] = {
    "coast": paint_coast,
    "harbour": paint_harbour,
    "aboard": paint_aboard,
    "forest": paint_forest,
    "village": paint_village,
    "castle": paint_castle_hill,
    "garden": paint_garden,
    "mountain": paint_mountain,
    "desert": paint_desert,
    "mars": paint_mars,
    "city": paint_city,
    "space": paint_space,
}


def paint_place(scenery: Scenery) -> None:
    """Paint the place that the prompt names; every room is one kind of place."""
    OUTSIDE.get(scenery.reading.place, paint_room)(scenery)
