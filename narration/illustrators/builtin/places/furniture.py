"""Furniture of rooms. Everything stands at `x` with its foot on the line between wall and floor."""

from collections.abc import Callable

from narration.illustrators.builtin.places.furnishing import wall_size
from narration.illustrators.builtin.places.hearths import (
    paint_fireplace,
    paint_great_lamp,
    paint_oven,
    paint_range,
    paint_wall_lamp,
)
from narration.illustrators.builtin.places.homes import (
    paint_bedstead,
    paint_ceiling_lamp,
    paint_chair,
    paint_door,
    paint_trunks,
    paint_wardrobe,
)
from narration.illustrators.builtin.places.public import (
    paint_altar,
    paint_display_case,
    paint_great_painting,
    paint_pews,
    paint_statue,
    paint_train_seat,
)
from narration.illustrators.builtin.places.seats import (
    paint_armchair,
    paint_bunk,
    paint_screen,
    paint_stairs,
    paint_throne,
)
from narration.illustrators.builtin.places.shelves import (
    paint_banner,
    paint_bookshelf,
    paint_bread_shelf,
    paint_dresser,
    paint_hanging_plants,
    paint_picture,
    paint_pipes,
    paint_shelf,
    paint_tool_wall,
)
from narration.illustrators.builtin.places.tables import (
    paint_chart_table,
    paint_console,
    paint_counter,
    paint_desk,
    paint_loaf_table,
    paint_long_table,
    paint_piano,
    paint_plant_bench,
    paint_school_desk,
    paint_table,
    paint_workbench,
)
from narration.illustrators.builtin.places.trades import (
    paint_bar,
    paint_bottle_shelf,
    paint_cabinet,
    paint_coat_stand,
    paint_inn_table,
    paint_jar_shelf,
    paint_map_board,
    paint_shop_counter,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.things.pieces import PIECE_DRAWINGS
from narration.illustrators.builtin.things.placing import place_piece

ON_WALL = frozenset(
    (
        "shelf",
        "tool wall",
        "picture",
        "banner",
        "wall lamp",
        "bread shelf",
        "hanging plants",
        "pipes",
        "stairs",
        "blackboard",
        "bookshelf",
        "map board",
        "great painting",
        "bottle shelf",
        "door",
        "ceiling lamp",
    )
)
FIERY = frozenset(("fireplace", "range", "oven"))
LOW = frozenset(
    (
        "table",
        "desk",
        "loaf table",
        "counter",
        "workbench",
        "crate",
        "chest",
        "barrel",
        "plants",
        "bed",
        "piano",
        "chart table",
        "plant bench",
        "chair",
        "inn table",
        "trunks",
        "bedstead",
        "shop counter",
        "pews",
    )
)
"""What may stand under a window."""


def paint_furniture(scenery: Scenery, piece: str, *, x: float, floor_y: float) -> None:
    """Paint one piece of furniture by name."""
    painter = PAINTERS.get(piece)
    if painter is not None:
        painter(scenery, x, floor_y)
    elif piece in PIECE_DRAWINGS:
        place_piece(scenery, piece, x, floor_y + scenery.height * 0.035, size=wall_size(scenery))


PAINTERS: dict[str, Callable[[Scenery, float, float], None]] = {
    "bookshelf": paint_bookshelf,
    "fireplace": paint_fireplace,
    "oven": paint_oven,
    "range": paint_range,
    "table": paint_table,
    "desk": paint_desk,
    "loaf table": paint_loaf_table,
    "bread shelf": paint_bread_shelf,
    "counter": paint_counter,
    "dresser": paint_dresser,
    "shelf": paint_shelf,
    "workbench": paint_workbench,
    "tool wall": paint_tool_wall,
    "great lamp": paint_great_lamp,
    "stairs": paint_stairs,
    "wall lamp": paint_wall_lamp,
    "banner": paint_banner,
    "throne": paint_throne,
    "long table": paint_long_table,
    "bunk": paint_bunk,
    "chart table": paint_chart_table,
    "screen": paint_screen,
    "school desk": paint_school_desk,
    "plant bench": paint_plant_bench,
    "hanging plants": paint_hanging_plants,
    "console": paint_console,
    "pipes": paint_pipes,
    "picture": paint_picture,
    "armchair": paint_armchair,
    "piano": paint_piano,
    "cabinet": paint_cabinet,
    "coat stand": paint_coat_stand,
    "map board": paint_map_board,
    "jar shelf": paint_jar_shelf,
    "shop counter": paint_shop_counter,
    "bar": paint_bar,
    "bottle shelf": paint_bottle_shelf,
    "inn table": paint_inn_table,
    "wardrobe": paint_wardrobe,
    "bedstead": paint_bedstead,
    "altar": paint_altar,
    "pews": paint_pews,
    "train seat": paint_train_seat,
    "trunks": paint_trunks,
    "door": paint_door,
    "statue": paint_statue,
    "display case": paint_display_case,
    "great painting": paint_great_painting,
    "chair": paint_chair,
    "ceiling lamp": paint_ceiling_lamp,
}
