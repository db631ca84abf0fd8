"""How a figure looks, read from its sheet; what it leaves open comes from the name, always alike."""

import re
from dataclasses import dataclass, replace

import numpy as np

from narration.illustrators.builtin.figures.colours import CLOTH, HAIR, Dye, find_dye
from narration.illustrators.builtin.figures.kinds import (
    FURS,
    age_of,
    has,
    height_of,
    is_female,
    kind_of,
    noun_of,
    width_of,
)
from narration.illustrators.builtin.figures.wardrobe import (
    COATLIKE,
    LONG,
    OVER,
    TOPS,
    garment_in,
    hat_in,
    trade_thing,
    wears,
)
from narration.illustrators.builtin.noise import Random, choose
from narration.illustrators.builtin.seeds import seed_of
from narration.illustrators.words import find, words_of
from stories.schemas import CharacterSheet

SKINS = ("#f3d3b4", "#e6b893", "#cf9668", "#a86f47", "#7a4c33", "#5d3a29")
COATS = ("red", "teal", "mustard", "green", "purple", "rose", "navy", "brown", "rust", "slate")
ACCENTS = ("#f0c04a", "#e0684a", "#e8e0cc", "#4aa0a0", "#c84a5a", "#7fb069")
FELTS = ("#4a4038", "#55606a", "#6a4a3a", "#3f4a44", "#5a4a5c", "#3a3f52")
"""Colours of hats whose sheet names none."""
TROUSERS = ("#33343f", "#4a3a34", "#2f4050", "#54483c")


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
    """A thing always carried, one of `vocabulary.HELD`, or nothing."""
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


def _born(sheet: CharacterSheet, *, words: list[str], rng: Random) -> Look:
    """The figure without the clothes that its sheet names."""
    kind, species = kind_of(words)
    age = age_of(words) if kind in ("person", "ghost") else "grown"
    female = is_female(words, rng=rng)
    coat = choose(rng, COATS)
    look = Look(
        name=sheet.name,
        noun=noun_of(words, kind=kind, species=species, age=age, female=female),
        kind=kind,
        species=species,
        age=age,
        female=female,
        height=height_of(words, kind=kind, age=age, clothed=wears(words)) * (0.97 + 0.06 * rng.random()),
        width=width_of(words) * (0.95 + 0.1 * rng.random()),
        skin=choose(rng, SKINS),
        hair=HAIR[choose(rng, tuple(HAIR))],
        hairstyle=choose(
            rng,
            ("bob", "bun", "long", "plait", "curls") if female else ("short", "cropped", "short", "curls"),
        ),
        beard=bool(has(words, "beard", "bearded", "moustache")),
        coat=Dye(coat, CLOTH[coat]),
        garment="coat",
        long=female and rng.random() < 0.4,
        over=None,
        over_word="",
        accent=choose(rng, ACCENTS),
        trousers=choose(rng, TROUSERS),
        hat="",
        hat_colour=choose(rng, FELTS),
        scarf=kind == "person" and rng.random() < 0.3,
        glasses=bool(has(words, "glasses", "spectacles")),
        carries="",
        dressed=False,
    )
    hair, style = _hair(sheet.appearance.lower(), look)
    return replace(look, skin=_skin(words, look.skin), hair=hair, hairstyle=style)


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
        return (fur.code if fur and not wears(words_of(text)) else FURS.get(look.species, "#8a6a4a")), ""
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


FUR_COAT = re.compile(r"\bcoat (?:brushed|pale|thick|smooth|that|of fur)\b[^,;]*")
WRAPPED = re.compile(r"\bin paper\b")
WORN = frozenset(("hat", "scarf", "glove", "watch", "crown", "flower"))
"""Things that a figure always has on, not in its hands."""


def _dressed(look: Look, *, text: str, words: list[str], rng: Random) -> Look:
    """The figure in what its sheet says it wears and carries."""
    worn, _, carried = text.partition("always with")
    worn, carried = FUR_COAT.sub("", worn) if look.kind == "animal" else worn, WRAPPED.sub("", carried)
    coat, garment = garment_in(worn, (*COATLIKE, *TOPS, *LONG))
    over, over_word = garment_in(worn, tuple(OVER))
    hat, hat_colour = hat_in(f"{worn}, {carried}", words=words, kind=look.kind, accent=look.accent)
    held = [one for one in find(words_of(carried or worn), "held") if one.name not in WORN]
    scarf = next(
        (
            part
            for part in re.split(r"[,;.]|\band\b", f"{worn}, {carried}")
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
        over=over or (Dye("white", "#ece6d6") if has(words, "baker", "chef", "cook") else None),
        over_word=over_word or ("apron" if has(words, "baker", "chef", "cook") else ""),
        hat=hat,
        hat_colour=hat_colour or look.hat_colour,
        scarf=bool(scarf) or (look.scarf and not garment),
        accent=scarf_dye.code if scarf_dye else look.accent,
        beard=look.beard or (bool(has(words, "wizard")) and not look.female),
        carries=trade_thing(words) if not held else held[0].name,
        dressed=bool(garment or over or hat in ("straw", "brim") or "neckerchief" in worn or "scarf" in worn),
    )
