"""The words by which prose names what a picture can show: places, hours, weathers, things, deeds."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

PLACES = {
    "coast": "sea, ocean, island, lighthouse, shore, beach, coast, cliff, bay, reef, causeway, rocks, wave",
    "harbour": "harbour, harbor, port, quay, dock, jetty, pier, mole, slipway, mooring, ferry, marina",
    "aboard": "deck, aboard, at sea, on board, galleon, schooner, ship, mast, bow of the ship, gangway",
    "forest": "forest, wood, woods, grove, jungle, clearing, thicket, glade, swamp",
    "village": "village, farm, meadow, hill, field, lane, road, parish, hamlet, town, mill, market, river, "
    "bridge, vineyard, valley, churchyard, graveyard, square, pump, cottage, outside the house, fair",
    "castle": "castle, fortress, palace, rampart, battlement, citadel, tower, drawbridge, courtyard, moat",
    "mountain": "mountain, peak, pass, summit, glacier, ridge, crag, cave, ledge, plateau, volcano, lair",
    "desert": "desert, dune, oasis, caravan, sand, sands, canyon",
    "mars": "mars, martian, red planet, crater",
    "city": "city, street, alley, skyline, rooftop, rooftops, roof, avenue, pavement, kerb, tram, tram line, "
    "corner, cairo, paris, london, venice, rome, lisbon, istanbul, tokyo, berlin, mumbai, new york, cross"
    "roads, railway platform, train station, railway station, park gate",
    "space": "space, orbit, planet, moon surface, on the moon, starship, spaceship, "
    "galaxy, asteroid, nebula, "
    "outer space, stars outside",
    "garden": "garden, orchard, allotment, flower bed, hedge, park, kitchen garden, lawn, pond",
    "library": "library, archive, locked stacks, stacks, reading room, bookshop, study, "
    "issue desk, observatory, "
    "returns hatch, gallery under the dome, museum, bookshelves",
    "kitchen": "kitchen, back kitchen, galley, pantry, scullery, mess, canteen, kitchen table",
    "bakery": "bakery, bakehouse, bake house, baker's shop, ovens, patisserie, bread counter",
    "lamp room": "lamp room, lantern room, lamp-room, gallery glass, service room",
    "stair": "stair, stairs, spiral stair, staircase, landing, stairwell, passage, corridor, tunnel",
    "workshop": "workshop, oil store, store, storeroom, shed, loft, cellar, attic, forge, "
    "studio, laboratory, lab, "
    "garage, boiler room, basement, warehouse, engine room, barn, hangar, vault, coal hole, coal-hole",
    "hall": "hall, great hall, throne room, chapel, church, cathedral, gatehouse, "
    "courtroom, ballroom, theatre, "
    "theater, stage, monastery, abbey, temple, guardroom, armoury, council chamber",
    "cabin": "cabin, chart room, wheelhouse, hold, crew's quarters, submarine, below deck, fo'c'sle, berth",
    "ward": "hospital, ward, clinic, surgery, infirmary, linen cupboard, sickroom, sluice, night desk",
    "school": "school, schoolroom, classroom, playground, staff room",
    "greenhouse": "greenhouse, glasshouse, conservatory, hothouse, potting shed, dome, "
    "hydroponics bay, seedlings",
    "station": "space station, control room, cockpit, airlock, observation deck, module, orbital station, "
    "control deck, cargo bay, greenhouse deck, hydroponics, habitat, command deck",
    "room": "room, house, parlour, bedroom, apartment, flat, inn, tavern, bar, cafe, office, hotel, shop, "
    "living room, back room, upstairs room, sitting room, drawing room, counter, corner table, "
    "fireside, hearth, "
    "doorway, at home, bank, music room, dining room, nursery",
}
INDOORS = frozenset(
    [
        "library",
        "kitchen",
        "bakery",
        "stair",
        "workshop",
        "hall",
        "cabin",
        "ward",
        "school",
        "greenhouse",
        "station",
        "room",
        "lamp room",
    ]
)

HOURS = {
    "dawn": "dawn, sunrise, daybreak, first light, before sunrise, early morning",
    "day": "day, daylight, morning, noon, midday, breakfast, sunny, daytime, sunlight, sunlit",
    "afternoon": "afternoon, golden hour, harvest, golden light, teatime, late sun",
    "dusk": "dusk, sunset, evening, twilight, nightfall, lamp-lighting, gloaming, supper",
    "night": "night, midnight, moonlit, moonlight, starlit, starlight, after dark, moon, "
    "small hours, darkness",
}
WEATHERS = {
    "rain": "rain, rainy, raining, downpour, drizzle, wet street, raindrops",
    "storm": "storm, thunder, tempest, lightning, gale, stormy, squall",
    "snow": "snow, snowy, blizzard, snowfall, frost, frozen, ice, icy, thaw, snowing, winter",
    "fog": "fog, mist, misty, foggy, haze, sea-fret",
    "clear": "clear, cloudless, fine weather, sunny",
}
SEASONS = {"autumn": "autumn, fallen leaves, harvest, october, november"}

HELD = {
    "lantern": "lantern, storm lantern, hurricane lamp, oil lamp, torch",
    "letter": "letter, envelope, note, telegram, ticket, paper, postcard, order, message, invitation",
    "book": "book, ledger, diary, notebook, register, dictionary, album, log, recipe book, logbook, novel",
    "key": "key, keys, ring of keys",
    "umbrella": "umbrella, parasol",
    "loaf": "loaf, loaves, bread, dough, baguette, roll",
    "cake": "cake, pie, tart, pudding, bun",
    "basket": "basket, hamper",
    "map": "map, chart, maps, scroll, plan, plans, parchment",
    "cup": "cup, mug, tea, teacup, coffee, soup",
    "candle": "candle, candlestick",
    "sword": "sword, blade, sabre",
    "staff": "staff, wand, walking stick, cane, crook",
    "flower": "flower, rose, bouquet, tulip, seedling, bluebell, orchid",
    "watering can": "watering can, watering-can",
    "bucket": "bucket, pail",
    "rope": "rope, coil, length of string",
    "violin": "violin, fiddle",
    "music box": "music box, music-box, casket, jewel box, little box, box, seed case",
    "clock": "clock, pocket watch, watch, alarm clock",
    "suitcase": "suitcase, trunk, valise, case, bag, satchel",
    "telescope": "telescope, spyglass, binoculars",
    "magnifying glass": "magnifying glass, lens",
    "oil can": "oil can, oilcan",
    "broom": "broom, brush, besom, mop",
    "trowel": "trowel, spade, shovel",
    "radio": "radio, wireless, receiver, transmitter",
    "photograph": "photograph, photo, picture, portrait, painting, mirror",
    "crown": "crown, tiara",
    "whistle": "tin whistle, flute, whistle, trumpet",
    "hammer": "hammer, mallet",
    "bell": "bell, handbell",
    "chessboard": "chessboard, chess, chessmen",
    "hourglass": "hourglass, egg timer",
    "glove": "glove, mitten",
}
"""What a figure can hold in a picture, and the words for it."""

SET_PIECES = {
    "lighthouse": "lighthouse, beacon",
    "castle": "castle, palace, fortress",
    "ship": "ship, galleon, schooner, sailing ship",
    "boat": "boat, rowboat, dinghy, rowing boat, single boat",
    "cottage": "cottage, farmhouse, hut",
    "church": "church, chapel, steeple, bell tower",
    "windmill": "windmill, mill",
    "rocket": "rocket, spaceship, starship, shuttle, lander",
    "tent": "tent, camp, pavilion",
    "bridge": "bridge",
    "well": "well, village pump, pump",
    "bench": "bench",
    "signpost": "signpost, crossroads, milestone",
    "barrel": "barrel, cask",
    "crate": "crate, crates, cargo",
    "cart": "cart, wagon, barrow, wheelbarrow",
    "gravestone": "gravestone, grave, headstone, tomb",
    "campfire": "campfire, bonfire, fire",
    "bicycle": "bicycle, bike",
    "oven": "oven, stove, range, furnace",
    "piano": "piano, harmonium",
    "fireplace": "fireplace, hearth, fireside",
    "bed": "bed, cot, mattress",
    "bookshelf": "bookshelf, bookshelves, shelves, bookcase",
    "wall clock": "grandfather clock, wall clock, station clock, clock over the desk",
    "ladder": "ladder",
    "stairs": "stairs, spiral stair, staircase",
    "telescope stand": "great telescope, big telescope",
    "blackboard": "blackboard, chalkboard",
    "tree": "apple tree, oak, pear tree, old tree, great tree",
    "birds": "gull, gulls, seagull, crow, raven, pigeon, jackdaw, starling, geese",
    "plants": "plant, fern, seedlings, tomato, leaf, pot plant, pots",
    "dome": "dome, habitat, biodome",
    "window": "window, pane",
    "table": "table, desk, workbench, bench top, counter",
    "loaves": "loaves, trays, rolls, pastries",
    "stars": "stars, starlit, constellations",
    "moon": "moon, moonlight, moonlit",
}
"""What stands or moves in a picture without being held."""

DEEDS = {
    "sit": "sit, sat, seated, sitting, perched",
    "kneel": "kneel, knelt, kneeling, crouch, crouched, crouching, bent down",
    "walk": "walk, walked, walking, ran, run, running, climbed, climb, climbing, "
    "crossed, hurried, marched, set out",
    "raise": "lifted, raise, raised, raises, waved, held up, hold up, holds up, swung, "
    "pointed, point, points",
    "reach": "reached, reach, reaches, offered, gave, give, handed, held out, holds out, "
    "touched, knocked, opened",
    "work": "work, worked, kneaded, mended, read, reading, wrote, write, polished, "
    "counted, stirred, played, carried, "
    "poured, sewed, painted, bound, repaired, dug, planted",
}

_WORD = re.compile(r"[a-zà-ÿ]+(?:['’-][a-zà-ÿ]+)*")
_LONGEST = 4
INDOOR_SHARE = 1.2
READ_WORDS = 2_500


@dataclass(frozen=True)
class Found:
    """One word of prose that names something."""

    name: str
    at: int
    """How many words come before it."""
    words: int
    term: str


def words_of(text: str) -> list[str]:
    """The lower-case words of a text, without accents, at most `READ_WORDS`."""
    plain = unicodedata.normalize("NFKD", text[: READ_WORDS * 12].lower()).replace("’", "'")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(plain)[:READ_WORDS]


@cache
def _terms(vocabulary: str) -> dict[str, str]:
    tables: dict[str, Mapping[str, str]] = {
        "places": PLACES,
        "hours": HOURS,
        "weathers": WEATHERS,
        "seasons": SEASONS,
        "held": HELD,
        "set pieces": SET_PIECES,
        "deeds": DEEDS,
    }
    table = tables[vocabulary]
    return {" ".join(words_of(term)): name for name, terms in table.items() for term in terms.split(",")}


def find(words: list[str], vocabulary: str) -> list[Found]:
    """Where the words name an entry of a vocabulary (`places`, `hours`, `held`, …), longest terms first."""
    terms, found, at = _terms(vocabulary), [], 0
    while at < len(words):
        hit = _longest(words, at, terms=terms)
        if hit:
            found.append(hit)
        at += hit.words if hit else 1
    return found


def _longest(words: list[str], at: int, *, terms: Mapping[str, str]) -> Found | None:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        term = " ".join(words[at : at + length])
        for form in (term, _singular(term)):
            if form in terms:
                return Found(terms[form], at, length, form)
    return None


def _singular(term: str) -> str:
    if term.endswith(("ss", "us")) or len(term) < 4:
        return term
    if term.endswith(("ches", "shes", "xes")):
        return term[:-2]
    if term.endswith("'s"):
        return term[:-2]
    return term.removesuffix("s")


def ranked(found: list[Found], *, early: float = 12.0) -> list[str]:
    """The names found, the weightiest first: what comes early weighs more, and so does a term of many words.

    `early` is the number of words after which a mention weighs half.
    """
    weights: dict[str, float] = {}
    for one in found:
        # A room is named with its house: "the castle hall" is a hall.
        share = INDOOR_SHARE if one.name in INDOORS else 1.0
        weight = share * (0.6 + 0.4 * one.words) / (1 + one.at / early)
        weights[one.name] = weights.get(one.name, 0.0) + weight
    return sorted(weights, key=lambda name: -weights[name])
