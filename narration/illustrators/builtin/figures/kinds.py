"""What a figure is by the words of its sheet: person or animal, how old, how large."""

from itertools import pairwise

from narration.illustrators.builtin.noise import Random

ANIMALS = [
    "fox",
    "wolf",
    "dog",
    "hound",
    "puppy",
    "cat",
    "kitten",
    "bear",
    "badger",
    "mouse",
    "rat",
    "hedgehog",
    "squirrel",
    "rabbit",
    "hare",
    "otter",
    "owl",
    "crow",
    "raven",
    "jackdaw",
    "bird",
    "goose",
    "duck",
    "hen",
    "penguin",
    "horse",
    "pony",
    "donkey",
    "goat",
    "sheep",
    "lion",
    "tiger",
    "frog",
    "pig",
    "mole",
    "seal",
    "deer",
]


SIZES = {
    "horse": 0.95,
    "bear": 0.8,
    "lion": 0.7,
    "tiger": 0.7,
    "pony": 0.8,
    "deer": 0.85,
    "donkey": 0.8,
    "fox": 0.46,
}
SIZES |= {"wolf": 0.58, "dog": 0.46, "hound": 0.5, "goose": 0.4, "owl": 0.34, "cat": 0.36, "kitten": 0.26}
SIZES |= {
    "rabbit": 0.34,
    "hare": 0.38,
    "mouse": 0.2,
    "rat": 0.22,
    "squirrel": 0.26,
    "crow": 0.28,
    "raven": 0.3,
}
"""Heights of animals on all fours, or on the wing; 1 is a grown figure."""


FLYING = frozenset(["owl", "crow", "raven", "jackdaw", "bird", "goose", "duck", "hen", "penguin"])


FURS = {
    "fox": "#c9632b",
    "wolf": "#77797f",
    "badger": "#4a4a50",
    "bear": "#6a4a34",
    "mouse": "#9a928c",
    "rat": "#6f6863",
    "hedgehog": "#7a6048",
    "squirrel": "#a85f34",
    "rabbit": "#b59f86",
    "hare": "#a88a66",
    "otter": "#6b4d38",
    "owl": "#8f7250",
    "crow": "#2f3038",
    "raven": "#2a2b34",
    "jackdaw": "#3b3d46",
    "goose": "#e8e4da",
    "duck": "#d9b04a",
    "hen": "#b0673a",
    "penguin": "#2f3440",
    "lion": "#cf9a4a",
    "tiger": "#d5812f",
    "frog": "#6a9a4a",
    "pig": "#e0a39a",
    "mole": "#4c4450",
    "seal": "#6d7680",
    "donkey": "#8a8580",
    "goat": "#d8d0c2",
    "sheep": "#ece6d8",
    "cat": "#5b5560",
    "dog": "#a87c4f",
    "deer": "#a8723f",
    "horse": "#7a4f33",
}


DRAGONS = ("dragon", "wyvern", "drake")


ROBOTS = ("robot", "android", "automaton", "cyborg", "droid", "golem")


GHOSTS = ("ghost", "spirit", "phantom", "wraith", "spectre", "apparition")


def has(words: list[str], *wanted: str) -> str:
    """The first of the words that is wanted, also as a plural; empty if none."""
    return next((word for word in words if word in wanted or word.removesuffix("s") in wanted), "")


DEALING_WITH = frozenset(
    [
        "breeder",
        "burglar",
        "catcher",
        "charmer",
        "dealer",
        "doctor",
        "expert",
        "farmer",
        "handler",
        "herder",
        "hunter",
        "keeper",
        "killer",
        "lover",
        "maker",
        "merchant",
        "rider",
        "sitter",
        "slayer",
        "tamer",
        "thief",
        "trainer",
        "vet",
        "walker",
        "whisperer",
    ]
)
"""Words for people that an animal's may stand before: a cat burglar is no cat."""


def kind_of(words: list[str]) -> tuple[str, str]:
    words = [word for word, after in pairwise([*words, ""]) if after not in DEALING_WITH]
    for kind, nouns in (
        ("ghost", GHOSTS),
        ("robot", ROBOTS),
        ("dragon", DRAGONS),
        ("animal", tuple(ANIMALS)),
    ):
        # Late words may be about others ("afraid of dogs"): what somebody is comes first.
        found = has(words[:40], *nouns)
        if found:
            return kind, found.removesuffix("s") if found not in nouns else found
    return "person", ""


def age_of(words: list[str]) -> str:
    if has(words, "child", "girl", "boy", "kid", "toddler", "schoolgirl", "schoolboy"):
        return "child"
    old = has(
        words,
        "old",
        "elderly",
        "ancient",
        "grandmother",
        "grandfather",
        "retired",
        "sixty",
        "seventy",
        "eighty",
    )
    return "old" if old else "grown"


def is_female(words: list[str], *, rng: Random) -> bool:
    drawn = bool(rng.random() < 0.5)
    woman = has(
        words,
        "woman",
        "girl",
        "she",
        "her",
        "mother",
        "grandmother",
        "queen",
        "witch",
        "lady",
        "sister",
        "daughter",
        "aunt",
        "widow",
    )
    man = has(
        words, "man", "boy", "he", "his", "father", "grandfather", "king", "wizard", "brother", "son", "uncle"
    )
    if bool(woman) == bool(man):
        return drawn
    return bool(woman)


TRADES = [
    "keeper",
    "detective",
    "baker",
    "wizard",
    "witch",
    "king",
    "queen",
    "prince",
    "princess",
    "knight",
    "captain",
    "sailor",
    "pirate",
    "gardener",
    "doctor",
    "nurse",
    "teacher",
    "librarian",
    "astronaut",
    "clockmaker",
    "watchmaker",
    "cartographer",
    "inventor",
    "farmer",
    "thief",
    "fisherman",
    "violinist",
    "pianist",
    "registrar",
    "undertaker",
    "stranger",
    "chef",
    "inspector",
    "miner",
    "ferryman",
    "locksmith",
    "painter",
    "poet",
    "soldier",
    "explorer",
    "botanist",
]


def noun_of(words: list[str], *, kind: str, species: str, age: str, female: bool) -> str:
    if kind != "person":
        return species
    plain = {"child": ("boy", "girl"), "old": ("old man", "old woman"), "grown": ("man", "woman")}[age][
        female
    ]
    trade = has(words, *TRADES).removesuffix("s")
    return trade or plain


def height_of(words: list[str], *, kind: str, age: str, clothed: bool) -> float:
    if kind == "animal":
        species = kind_of(words)[1]
        return 0.62 if clothed else SIZES.get(species, 0.42)
    if kind in ("robot", "dragon"):
        return {"robot": 0.86, "dragon": 1.45}[kind] * (0.8 if has(words, "small", "little", "tiny") else 1)
    if age == "child":
        return 0.68
    return (
        1.06
        if has(words, "tall", "long-legged")
        else 0.92
        if has(words, "short", "small", "slight", "tiny")
        else 1.0
    )


def width_of(words: list[str]) -> float:
    if has(words, "broad", "stout", "round", "heavy", "large", "fat", "sturdy", "square"):
        return 1.22
    return 0.88 if has(words, "thin", "slight", "narrow", "slim", "lean") else 1.0
