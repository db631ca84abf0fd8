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
        ("bookshelf", "ladder", "desk", "armchair", "wall clock", "bookshelf"),
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
        ("banner", "throne", "long table", "long table"),
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
    "corridor": Room(
        "in a corridor",
        ("#8f9a92", "#9a8f7c", "#7a828c"),
        "#6f6a64",
        "panels",
        "slit",
        ("door", "door", "chair", "coat stand", "stairs"),
    ),
    "museum": Room(
        "in a museum",
        ("#7a4a4a", "#4f5f5a", "#6a6a80"),
        "#6a4d38",
        "paper",
        "arch",
        ("great painting", "statue", "display case", "statue", "great painting"),
    ),
    "office": Room(
        "in an office",
        ("#8a8468", "#6f7a6c", "#7f6e5c"),
        "#6a4a34",
        "boards",
        "blind",
        ("desk", "cabinet", "map board", "bookshelf", "coat stand", "door", "wall clock"),
    ),
    "bedroom": Room(
        "in a bedroom",
        ("#8a7a9a", "#7a94a0", "#b09a86", "#8fa08a"),
        "#7a5a42",
        "paper",
        "sash",
        ("bedstead", "wardrobe", "picture", "armchair", "chair"),
        rug=True,
    ),
    "shop": Room(
        "in a shop",
        ("#8fa08c", "#b09468", "#8a6a5c"),
        "#7a5a40",
        "boards",
        "shop",
        ("shop counter", "jar shelf", "ladder", "jar shelf", "barrel"),
    ),
    "inn": Room(
        "in an inn",
        ("#7a5238", "#8a6a48", "#6a5a4a"),
        "#5f4230",
        "boards",
        "sash",
        ("inn table", "bar", "bottle shelf", "barrel", "coat stand"),
    ),
    "attic": Room(
        "in an attic",
        ("#7a5f48", "#6d5a50"),
        "#6a4d38",
        "boards",
        "round",
        ("trunks", "crate", "shelf", "ladder", "chair"),
    ),
    "cellar": Room(
        "in a cellar",
        ("#6a6660", "#746a60", "#5f6468"),
        "#4f4a46",
        "stone",
        "slit",
        ("barrel", "shelf", "crate", "stairs", "chest", "bottle shelf"),
    ),
    "church": Room(
        "in a church",
        ("#a39c90", "#8f94a0", "#b0a48c"),
        "#7d766e",
        "stone",
        "lancet",
        ("altar", "pews", "banner", "pews", "chair"),
    ),
    "train": Room(
        "in a railway carriage",
        ("#7a5236", "#5f5a44", "#6a4a4a"),
        "#4f3a2c",
        "panels",
        "carriage",
        ("train seat", "train seat", "train seat"),
    ),
    "room": Room(
        "in a room",
        ("#7a5a4a", "#5a6a5c", "#6a5a72", "#8a6a50"),
        "#6a4530",
        "paper",
        "sash",
        ("table", "dresser", "picture", "armchair", "door", "bookshelf", "chair"),
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
    "stove": "range",
    "chair": "chair",
    "door": "door",
    "throne": "throne",
}
"""What the prompt may ask for, and the furniture that shows it."""


LAYOUTS: dict[str, tuple[Layout, ...]] = {
    "middle": ((0.5, 0.14, 0.86, 0.5), (0.5, 0.87, 0.13, 0.42)),
    "wide": ((0.17, 0.5, 0.88, 0.7), (0.19, 0.86, 0.5, 0.33)),
    "near": ((0.66, 0.3, 0.92, 0.46),),
    "high": ((0.82, 0.2, 0.52, 0.34), (0.84, 0.5, 0.14, 0.62)),
    "framed": ((0.34, 0.16, 0.72, 0.54),),
}
"""By the composition, so that no two views of a room have their window in one place: window, first and
second piece of furniture, where figures stand; shares of the width."""
