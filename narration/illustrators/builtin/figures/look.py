"""How a figure looks, read from its sheet; what it leaves open comes from the name, always alike."""

import re
from dataclasses import dataclass, replace

import numpy as np

from narration.illustrators.builtin.figures.colours import CLOTH, HAIR, Dye, find_dye
from narration.illustrators.builtin.noise import Random, choose
from narration.illustrators.builtin.seeds import seed_of
from narration.illustrators.words import find, words_of
from stories.schemas import CharacterSheet

SKINS = ("#f3d3b4", "#e6b893", "#cf9668", "#a86f47", "#7a4c33", "#5d3a29")
COATS = ("red", "teal", "mustard", "green", "purple", "rose", "navy", "brown", "rust", "slate")
ACCENTS = ("#f0c04a", "#e0684a", "#e8e0cc", "#4aa0a0", "#c84a5a", "#7fb069")
TROUSERS = ("#33343f", "#4a3a34", "#2f4050", "#54483c")

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
COATLIKE = [
    "coat",
    "overcoat",
    "raincoat",
    "jacket",
    "mackintosh",
    "parka",
    "oilskin",
    "duffel",
    "tunic",
    "uniform",
    "blazer",
    "anorak",
]
TOPS = [
    "jersey",
    "jumper",
    "sweater",
    "shirt",
    "blouse",
    "cardigan",
    "pullover",
    "vest",
    "sweatshirt",
    "overalls",
    "dungarees",
    "suit",
]
LONG = ["dress", "gown", "robe", "robes", "skirt", "kimono", "sari", "cassock", "habit", "frock", "nightgown"]
OVER = ["apron", "waistcoat", "pinafore"]
HATS = {
    "brim": "hat fedora trilby bowler stetson homburg",
    "cap": "cap beret bonnet beanie",
    "hood": "hood hooded",
    "crown": "crown tiara crowned",
    "point": "wizard's witch's pointed",
    "kerchief": "headscarf kerchief bandana headcloth",
    "straw": "straw",
    "toque": "toque chef's",
    "helmet": "helmet helm",
}
TRADE_HATS = {
    "baker": "toque",
    "chef": "toque",
    "pastry": "toque",
    "detective": "brim",
    "inspector": "brim",
    "knight": "helmet",
    "astronaut": "helmet",
    "wizard": "point",
    "witch": "point",
    "king": "crown",
    "queen": "crown",
    "captain": "cap",
    "sailor": "cap",
    "postman": "cap",
    "farmer": "straw",
    "gardener": "straw",
}


@dataclass(frozen=True)
class Look:
    """One figure as every picture shows it."""

    name: str
    noun: str
    """What it is, in a word or two: "old woman", "detective", "robot"."""
    kind: str
    """person, ghost, robot, animal, dragon"""
    species: str
    age: str
    """child, grown or old"""
    female: bool
    height: float
    """1 is a grown figure."""
    width: float
    skin: str
    hair: str
    hairstyle: str
    beard: bool
    coat: Dye
    garment: str
    """Word for the main piece of clothing."""
    long: bool
    """Whether it reaches the ankles."""
    over: Dye | None
    """Apron or waistcoat."""
    over_word: str
    accent: str
    trousers: str
    hat: str
    hat_colour: str
    scarf: bool
    glasses: bool
    carries: str
    """A thing always carried, one of `words.HELD`, or nothing."""
    dressed: bool
    """Whether the sheet names clothes: an animal in clothes walks upright."""

    @property
    def upright(self) -> bool:
        return self.kind in ("person", "ghost", "robot") or (self.kind == "animal" and self.dressed)


def look_of(sheet: CharacterSheet) -> Look:
    """Read a sheet. The same name, role and appearance always give the same look."""
    rng = np.random.default_rng(seed_of("figure", sheet.name.strip().casefold()))
    seen = f"{sheet.appearance}; {sheet.role}; {sheet.name}".lower()
    # "A detective who can see ghosts" is a detective: what follows the relative word is about others.
    words = words_of(seen) + words_of(re.split(r"\b(?:who|whom|whose|which|that)\b", sheet.description)[0])
    return _dressed(_born(sheet, words=words, rng=rng), text=sheet.appearance.lower(), words=words, rng=rng)


def noun_sheet(noun: str) -> CharacterSheet:
    """A sheet for a figure that a prompt only names: "a detective"."""
    return CharacterSheet(name=noun, role=noun, description=noun, appearance=noun, voice="")


def _has(words: list[str], *wanted: str) -> str:
    """The first of the words that is wanted, also as a plural; empty if none."""
    return next((word for word in words if word in wanted or word.removesuffix("s") in wanted), "")


def _kind(words: list[str]) -> tuple[str, str]:
    for kind, nouns in (
        ("ghost", GHOSTS),
        ("robot", ROBOTS),
        ("dragon", DRAGONS),
        ("animal", tuple(ANIMALS)),
    ):
        # Late words may be about others ("afraid of dogs"): what somebody is comes first.
        found = _has(words[:40], *nouns)
        if found:
            return kind, found.removesuffix("s") if found not in nouns else found
    return "person", ""


def _age(words: list[str]) -> str:
    if _has(words, "child", "girl", "boy", "kid", "toddler", "schoolgirl", "schoolboy"):
        return "child"
    old = _has(
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


def _born(sheet: CharacterSheet, *, words: list[str], rng: Random) -> Look:
    """The figure without the clothes that its sheet names."""
    kind, species = _kind(words)
    age = _age(words) if kind in ("person", "ghost") else "grown"
    female = _is_female(words, rng=rng)
    coat = choose(rng, COATS)
    look = Look(
        name=sheet.name,
        noun=_noun(words, kind=kind, species=species, age=age, female=female),
        kind=kind,
        species=species,
        age=age,
        female=female,
        height=_height(words, kind=kind, age=age) * (0.97 + 0.06 * rng.random()),
        width=_width(words) * (0.95 + 0.1 * rng.random()),
        skin=choose(rng, SKINS),
        hair=HAIR[choose(rng, tuple(HAIR))],
        hairstyle=choose(
            rng,
            ("bob", "bun", "long", "plait", "curls") if female else ("short", "cropped", "short", "curls"),
        ),
        beard=bool(_has(words, "beard", "bearded", "moustache")),
        coat=Dye(coat, CLOTH[coat]),
        garment="coat",
        long=female and rng.random() < 0.4,
        over=None,
        over_word="",
        accent=choose(rng, ACCENTS),
        trousers=choose(rng, TROUSERS),
        hat="",
        hat_colour=choose(rng, ACCENTS),
        scarf=kind == "person" and rng.random() < 0.3,
        glasses=bool(_has(words, "glasses", "spectacles")),
        carries="",
        dressed=False,
    )
    hair, style = _hair(sheet.appearance.lower(), look)
    return replace(look, skin=_skin(words, look.skin), hair=hair, hairstyle=style)


def _is_female(words: list[str], *, rng: Random) -> bool:
    drawn = bool(rng.random() < 0.5)
    woman = _has(
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
    man = _has(
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


def _noun(words: list[str], *, kind: str, species: str, age: str, female: bool) -> str:
    if kind != "person":
        return species
    plain = {"child": ("boy", "girl"), "old": ("old man", "old woman"), "grown": ("man", "woman")}[age][
        female
    ]
    trade = _has(words, *TRADES).removesuffix("s")
    return trade or plain


def _height(words: list[str], *, kind: str, age: str) -> float:
    if kind == "animal":
        species = _kind(words)[1]
        return 0.62 if _wears(words) else SIZES.get(species, 0.42)
    if kind in ("robot", "dragon"):
        return {"robot": 0.86, "dragon": 1.45}[kind] * (0.8 if _has(words, "small", "little", "tiny") else 1)
    if age == "child":
        return 0.68
    return (
        1.06
        if _has(words, "tall", "long-legged")
        else 0.92
        if _has(words, "short", "small", "slight", "tiny")
        else 1.0
    )


def _wears(words: list[str]) -> bool:
    return bool(_has(words, *COATLIKE, *TOPS, *LONG, *OVER, "neckerchief", "scarf", "hat"))


def _width(words: list[str]) -> float:
    if _has(words, "broad", "stout", "round", "heavy", "large", "fat", "sturdy", "square"):
        return 1.22
    return 0.88 if _has(words, "thin", "slight", "narrow", "slim", "lean") else 1.0


def _skin(words: list[str], drawn: str) -> str:
    text = " ".join(words)
    if re.search(r"(dark|brown|black)[ -]skin", text):
        return SKINS[4]
    return SKINS[0] if re.search(r"(pale|fair|white|freckled)[ -](skin|face)", text) else drawn


_HAIR_WORDS = [
    "hair",
    "curls",
    "curl",
    "plait",
    "plaits",
    "braid",
    "braids",
    "bun",
    "bob",
    "ponytail",
    "beard",
    "locks",
    "knot",
    "bald",
]


def _hair(text: str, look: Look) -> tuple[str, str]:
    """Colour and style, as far as a clause of the sheet is about hair, or fur."""
    clauses = [clause for clause in re.split(r"[,;.]", text) if any(word in clause for word in _HAIR_WORDS)]
    if look.kind == "animal":
        fur = find_dye(text.split(";")[0], table=FUR_WORDS)
        return (fur.code if fur and not _wears(words_of(text)) else FURS.get(look.species, "#8a6a4a")), ""
    if look.kind == "dragon":
        skin = next(
            (
                part
                for part in re.split(r"[,;.]|\band\b", text)
                if re.search("scale|skin|dragon", part) and find_dye(part, table=CLOTH)
            ),
            "",
        )
        return (find_dye(skin, table=CLOTH) or look.coat).code, ""
    if not clauses:
        return (HAIR["grey"] if look.age == "old" else look.hair), look.hairstyle
    clause = " ".join(clauses)
    dye = find_dye(re.split(r"\bunder\b|\bwith\b", clause)[0], table=HAIR)
    styles = (
        ("bald", "bald|gone thin"),
        ("plaits", r"two [a-z ]*(plaits|braids)|plaits|braids"),
        ("plait", "plait|braid|ponytail"),
        ("bun", r"\bbun\b|knot|pinned|put up"),
        ("curls", "curl|mop|cloud"),
        ("bob", "bob|jaw"),
        ("cropped", "cropped|shaved|close-cut"),
        ("long", "long hair|loose|over the collar|waist"),
        ("short", "short|cut|combed|parted"),
    )
    style = next((name for name, pattern in styles if re.search(pattern, clause)), look.hairstyle)
    return dye.code if dye else look.hair, style


FUR_WORDS = {name: code for name, code in HAIR.items() if name not in ("fair", "dark", "straw")}


def _dressed(look: Look, *, text: str, words: list[str], rng: Random) -> Look:
    """The figure in what its sheet says it wears and carries."""
    worn, _, carried = text.partition("always with")
    coat, garment = _garment(worn, (*COATLIKE, *TOPS, *LONG))
    over, over_word = _garment(worn, tuple(OVER))
    hat, hat_colour = _hat(worn, words=words, look=look)
    held = find(words_of(carried or worn), "held")
    scarf = next(
        (
            part
            for part in re.split(r"[,;.]|\band\b", worn)
            if re.search(r"\b(scarf|shawl|neckerchief)\b", part)
        ),
        "",
    )
    scarf_dye = find_dye(scarf, table=CLOTH)
    return replace(
        look,
        coat=coat or (over if garment == "" and over else None) or look.coat,
        garment=garment or over_word or look.garment,
        long=garment in LONG or (not garment and look.long and look.kind == "person") or look.hat == "point",
        over=over or (Dye("white", "#ece6d6") if _has(words, "baker", "chef", "cook") else None),
        over_word=over_word or ("apron" if _has(words, "baker", "chef", "cook") else ""),
        hat=hat,
        hat_colour=hat_colour or look.hat_colour,
        scarf=bool(scarf) or (look.scarf and not garment),
        accent=scarf_dye.code if scarf_dye else look.accent,
        beard=look.beard or (bool(_has(words, "wizard")) and not look.female),
        carries=_trade_thing(words) if not held else held[0].name,
        dressed=bool(garment or over or hat in ("straw", "brim") or "neckerchief" in worn or "scarf" in worn),
    )


def _garment(text: str, garments: tuple[str, ...]) -> tuple[Dye | None, str]:
    """The colour and the word of the first of these garments that the text names."""
    for clause in re.split(r"[,;.]|\band\b|\bunder\b|\bover\b(?! the)", text):
        for match in re.finditer(r"[a-z'’]+", clause):
            if match[0] in garments:
                dye = find_dye(clause[: match.start()], table=CLOTH) or find_dye(
                    clause[match.end() :], table=CLOTH
                )
                return dye, match[0]
    return None, ""


def _hat(text: str, *, words: list[str], look: Look) -> tuple[str, str]:
    for hat, names in HATS.items():
        for name in names.split():
            clause = next(
                (part for part in re.split(r"[,;.]|\band\b", text) if re.search(rf"\b{name}\b", part)), ""
            )
            if clause and name in ("straw", "pointed") and not re.search(r"\bhat\b", clause):
                continue
            if clause:
                hat = "straw" if "straw" in clause else hat
                dye = find_dye(clause.split(name)[0].split(" under ")[-1], table=CLOTH)
                return hat, dye.code if dye else look.accent
    trade = _has(words, *TRADE_HATS).removesuffix("s")
    return (TRADE_HATS.get(trade, ""), "") if look.kind in ("person", "ghost") else ("", "")


TRADE_THINGS = {
    "wizard": "staff",
    "keeper": "lantern",
    "gardener": "watering can",
    "cartographer": "map",
    "captain": "telescope",
}


def _trade_thing(words: list[str]) -> str:
    return TRADE_THINGS.get(_has(words, *TRADE_THINGS).removesuffix("s"), "")
