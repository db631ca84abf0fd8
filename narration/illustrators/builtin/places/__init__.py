"""Places: one function a place paints it into a scenery and says where figures stand."""

from collections.abc import Callable

from narration.illustrators.builtin.places.cave import paint_cave
from narration.illustrators.builtin.places.city import paint_city
from narration.illustrators.builtin.places.coast import paint_aboard, paint_coast, paint_harbour
from narration.illustrators.builtin.places.country import paint_castle_hill, paint_garden, paint_village
from narration.illustrators.builtin.places.desert import paint_desert, paint_mars
from narration.illustrators.builtin.places.forest import paint_forest
from narration.illustrators.builtin.places.gatherings import (
    paint_churchyard,
    paint_island,
    paint_market,
    paint_park,
)
from narration.illustrators.builtin.places.mountain import paint_mountain
from narration.illustrators.builtin.places.railway import paint_platform
from narration.illustrators.builtin.places.room import paint_room
from narration.illustrators.builtin.places.space import paint_space
from narration.illustrators.builtin.places.theatre import paint_theatre
from narration.illustrators.builtin.places.ways import (
    paint_bridge,
    paint_road,
    paint_street,
    paint_wall_door,
)
from narration.illustrators.builtin.scenery import Scenery

PAINTERS: dict[str, Callable[[Scenery], None]] = {
    "coast": paint_coast,
    "island": paint_island,
    "harbour": paint_harbour,
    "aboard": paint_aboard,
    "forest": paint_forest,
    "village": paint_village,
    "street": paint_street,
    "road": paint_road,
    "bridge": paint_bridge,
    "wall": paint_wall_door,
    "market": paint_market,
    "park": paint_park,
    "churchyard": paint_churchyard,
    "platform": paint_platform,
    "castle": paint_castle_hill,
    "garden": paint_garden,
    "mountain": paint_mountain,
    "cave": paint_cave,
    "desert": paint_desert,
    "mars": paint_mars,
    "city": paint_city,
    "space": paint_space,
    "theatre": paint_theatre,
}


def paint_place(scenery: Scenery) -> None:
    """Paint the place that the prompt names; every other room is one kind of place."""
    PAINTERS.get(scenery.reading.place, paint_room)(scenery)
