"""The kinds of room: what their walls, floors and windows are, and what stands in them."""

from dataclasses import dataclass

Layout = tuple[float, float, float, float]


@dataclass(frozen=True)
class Room:
    """What a kind of room is made of."""

    phrase: str
    walls: tuple[str, ...]
    floor: str
    surface: str
    """paper, boards, stone, tiles, metal or glass"""
    opening: str
    furniture: tuple[str, ...]
    """What may stand in it, the most telling first."""
    rug: bool = False


ROOMS = {
    "library": Room(
        "in a library",
        ("#6d4a3a", "#4f5a4c", "#5a4a5c"),
        "#6a4530",
        "boards",
        "arch",
        ("bookshelf", "ladder", "desk", "fireplace", "wall clock", "bookshelf"),
        rug=True,
    ),
    "kitchen": Room(
        "in a kitchen",
        ("#c2a878", "#8fa39a", "#b88a6a"),
        "#8a6a50",
        "tiles",
        "sash",
        ("range", "table", "dresser", "shelf"),
        rug=False,
    ),
    "bakery": Room(
        "in a bakery",
        ("#cbb08a", "#c79a72", "#a8a08a"),
        "#7d5a42",
        "tiles",
        "sash",
        ("oven", "loaf table", "bread shelf", "counter"),
    ),
    "lamp room": Room(
        "in the lamp room of a lighthouse",
        ("#5a6670", "#6d6258"),
        "#4a4a50",
        "metal",
        "gallery",
        ("great lamp", "chest", "ladder", "table", "barrel"),
    ),
    "stair": Room(
        "on a stair", ("#7d7468", "#6a6f78", "#8a7058"), "#5f564e", "stone", "slit", ("stairs", "wall lamp")
    ),
    "workshop": Room(
        "in a workshop",
        ("#7d644c", "#6a6a5c", "#5f5a66"),
        "#5d4636",
        "boards",
        "sash",
        ("workbench", "tool wall", "shelf", "wall clock", "crate"),
    ),
    "hall": Room(
        "in a great stone hall",
        ("#7a7686", "#847a6c", "#66707c"),
        "#6a6460",
        "stone",
        "lancet",
        ("banner", "throne", "fireplace", "long table"),
    ),
    "cabin": Room(
        "in a ship's cabin",
        ("#6d4a30", "#5d4a3a"),
        "#54381f",
        "boards",
        "porthole",
        ("bunk", "chart table", "chest", "wall lamp"),
    ),
    "ward": Room(
        "in a hospital ward",
        ("#a9bcb6", "#b5b8a8", "#9fb0bd"),
        "#7f8a88",
        "tiles",
        "sash",
        ("bed", "screen", "bed", "shelf"),
    ),
    "school": Room(
        "in a schoolroom",
        ("#b8a67c", "#8fa08c"),
        "#7a5a3c",
        "boards",
        "sash",
        ("blackboard", "school desk", "school desk", "bookshelf"),
    ),
    "greenhouse": Room(
        "in a greenhouse",
        ("#a8c4b0", "#b5c8a8"),
        "#7a6a54",
        "glass",
        "none",
        ("plant bench", "plant bench", "hanging plants", "plants"),
    ),
    "station": Room(
        "inside a space station",
        ("#56606c", "#5f5a70", "#4a6068"),
        "#3f4650",
        "metal",
        "wide",
        ("console", "console", "pipes", "plant bench"),
    ),
    "room": Room(
        "in a lamplit room",
        ("#7a5a4a", "#5a6a5c", "#6a5a72", "#8a6a50"),
        "#6a4530",
        "paper",
        "sash",
        ("fireplace", "table", "dresser", "picture", "armchair"),
        rug=True,
    ),
}


FROM_PROMPT = {
    "bookshelf": "bookshelf",
    "fireplace": "fireplace",
    "oven": "oven",
    "piano": "piano",
    "bed": "bed",
    "wall clock": "wall clock",
    "ladder": "ladder",
    "telescope stand": "telescope stand",
    "blackboard": "blackboard",
    "stairs": "stairs",
    "plants": "plants",
    "barrel": "barrel",
    "crate": "crate",
    "bicycle": "bicycle",
    "table": "table",
    "loaves": "loaf table",
}
"""What the prompt may ask for, and the furniture that shows it."""


LAYOUTS = (
    # window, first and second piece of furniture, where figures stand: shares of the width
    (0.5, 0.14, 0.86, 0.5),
    (0.5, 0.87, 0.13, 0.42),
    (0.17, 0.5, 0.88, 0.7),
    (0.19, 0.86, 0.5, 0.33),
)
