"""Clothes, hats and tools of the trade, by the words of a sheet."""

import re

from narration.illustrators.builtin.figures.colours import CLOTH, Dye, find_dye
from narration.illustrators.builtin.figures.kinds import has

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


def wears(words: list[str]) -> bool:
    return bool(has(words, *COATLIKE, *TOPS, *LONG, *OVER, "neckerchief", "scarf", "hat"))


def garment_in(text: str, garments: tuple[str, ...]) -> tuple[Dye | None, str]:
    """The colour and the word of the first of these garments that the text names."""
    for clause in re.split(r"[,;.]|\band\b|\bunder\b|\bover\b(?! the)", text):
        for match in re.finditer(r"[a-z'’]+", clause):
            if match[0] in garments:
                dye = find_dye(clause[: match.start()], table=CLOTH) or find_dye(
                    clause[match.end() :], table=CLOTH
                )
                return dye, match[0]
    return None, ""


def hat_in(text: str, *, words: list[str], kind: str, accent: str) -> tuple[str, str]:
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
                return hat, dye.code if dye else accent
    trade = has(words, *TRADE_HATS).removesuffix("s")
    return (TRADE_HATS.get(trade, ""), "") if kind in ("person", "ghost") else ("", "")


TRADE_THINGS = {
    "wizard": "staff",
    "keeper": "lantern",
    "gardener": "watering can",
    "cartographer": "map",
    "captain": "telescope",
}


def trade_thing(words: list[str]) -> str:
    return TRADE_THINGS.get(has(words, *TRADE_THINGS).removesuffix("s"), "")
