"""The tables of words by which prose names places, hours, weathers, things and deeds.

Every table gives the names that the rest of the package uses, and the terms for each, parted by commas.
"""

PLACES = {
    "coast": "sea, ocean, lighthouse, shore, beach, coast, cliff, bay, reef, causeway, rocks, wave, "
    "cove, tide line, headland, foreshore",
    "island": "island, isle, islet",
    "harbour": "harbour, harbor, port, quay, dock, jetty, pier, mole, slipway, mooring, ferry, marina",
    "aboard": "deck of the ship, on deck, aboard, at sea, on board, galleon, schooner, ship, ship's "
    "mast, gangway, rowing boat, fishing boat, barge, raft",
    "forest": "forest, wood, woods, grove, jungle, clearing, thicket, glade, swamp",
    "village": "village, farm, meadow, hill, field, parish, hamlet, town, mill, river, vineyard, "
    "valley, cottage, outside the house, last house, village green, village fair, countryside, "
    "riverbank, stream",
    "street": "village street, main street, high street, cobbled street, lane, village lane, back "
    "lane, yard, front step, doorstep, row of houses",
    "road": "road, track, highway, path, footpath, wayside, roadside, milestone, crossroad",
    "bridge": "bridge, footbridge, humped bridge, border bridge, barrier, border post, checkpoint",
    "wall": "door in a wall, door in the wall, door in a long wall, blue door, green door, red door, "
    "gate, garden door, long wall",
    "market": "market, market square, marketplace, bazaar, fair, town square, village square, main "
    "square, market stall",
    "park": "park, bandstand, park bench, promenade, playground, pond, lake, lakeside",
    "churchyard": "churchyard, graveyard, cemetery, grave, tomb",
    "platform": "train station, railway station, railway platform, station platform, platform, halt, "
    "railway line, station yard, signal box",
    "castle": "castle, fortress, palace, rampart, battlement, citadel, tower, drawbridge, courtyard, moat",
    "mountain": "mountain, peak, mountain pass, summit, glacier, ridge, crag, ledge, plateau, "
    "volcano, tree line, mountainside, hillside",
    "cave": "cave, cavern, grotto, lair, den, dry hollow, hollow behind the fall, burrow, mine, mine shaft",
    "desert": "desert, dune, oasis, caravan, sands, canyon",
    "mars": "mars, martian, red planet, crater",
    "city": "city, street, alley, skyline, rooftop, rooftops, roof, avenue, pavement, kerb, tram, "
    "tram line, tram stop, car park, cairo, paris, london, venice, rome, lisbon, istanbul, tokyo, "
    "berlin, mumbai, new york, street corner, canal",
    "space": "space, orbit, planet, moon surface, on the moon, starship, spaceship, galaxy, asteroid, "
    "nebula, outer space, stars outside",
    "garden": "garden, orchard, allotment, flower bed, hedge, kitchen garden, lawn",
    "library": "library, archive, locked stacks, stacks, reading room, bookshop, the study, map room, "
    "issue desk, returns hatch, gallery under the dome, bookshelves, record room, records room",
    "kitchen": "kitchen, back kitchen, night kitchen, galley, pantry, scullery, canteen, kitchen table",
    "bakery": "bakery, bakehouse, bake house, baker's shop, ovens, patisserie, bread counter",
    "lamp room": "lamp room, lantern room, lamp-room, gallery glass, service room",
    "stair": "stair, stairs, spiral stair, staircase, landing, stairwell, back stairs",
    "corridor": "corridor, passage, hallway, tunnel, end of the corridor",
    "museum": "museum, art gallery, picture gallery, exhibition",
    "workshop": "workshop, shed, forge, studio, laboratory, garage, engine room, barn, hangar, "
    "boatshed, smithy, workroom, stable",
    "cellar": "cellar, basement, vault, coal hole, coal-hole, crypt, storeroom, oil store, store, "
    "stores, boiler room, warehouse, dungeon, cell, strongroom",
    "attic": "attic, loft, garret, under the roof, roof space",
    "hall": "hall, great hall, throne room, courtroom, ballroom, guardroom, armoury, council chamber, "
    "gatehouse, council room, court",
    "church": "church, chapel, cathedral, monastery, abbey, temple, nave, vestry, bell tower, belfry",
    "theatre": "theatre, theater, stage, opera house, concert hall, auditorium, music hall, in the "
    "wings, circus",
    "cabin": "ship's cabin, captain's cabin, chart room, wheelhouse, ship's hold, crew's quarters, "
    "submarine, below deck, fo'c'sle, berth",
    "train": "train, railway carriage, carriage, compartment, sleeping car, dining car",
    "ward": "hospital, hospital ward, ward, clinic, surgery, infirmary, linen cupboard, sickroom, "
    "sluice, night desk, waiting room",
    "school": "school, schoolroom, classroom, staff room",
    "greenhouse": "greenhouse, glasshouse, conservatory, hothouse, potting shed, dome, hydroponics "
    "bay, seedlings, winter garden",
    "station": "space station, control room, cockpit, airlock, observation deck, module, orbital "
    "station, control deck, cargo bay, greenhouse deck, hydroponics, habitat, command deck, pump "
    "gallery, pressure door, inner lock, second dome",
    "office": "office, back office, bureau, newsroom, police station, detective's office, harbour "
    "office, records office, registry, post office",
    "bedroom": "bedroom, nursery, dormitory, bedside, sleeping chamber, guest room",
    "shop": "shop, corner shop, store counter, counter, tailor's, apothecary, pharmacy, grocer's, "
    "ironmonger's, clock shop, toy shop, antique shop",
    "inn": "inn, tavern, bar, pub, cafe, coffee house, teahouse, tearoom, restaurant, taproom, diner, "
    "corner table",
    "room": "room, house, parlour, apartment, flat, hotel, living room, back room, upstairs room, "
    "sitting room, drawing room, fireside, hearth, doorway, at home, music room, dining room, tent, "
    "observatory, hut, cabin, log cabin, shepherd's shelter",
}
"""The kinds of place that can be drawn."""
INDOORS = frozenset(
    [
        "library",
        "kitchen",
        "bakery",
        "stair",
        "corridor",
        "museum",
        "workshop",
        "cellar",
        "attic",
        "hall",
        "church",
        "theatre",
        "cabin",
        "train",
        "ward",
        "school",
        "greenhouse",
        "station",
        "office",
        "bedroom",
        "shop",
        "inn",
        "room",
        "cave",
    ]
) | {"lamp room"}
REGIONS = {
    "city": "city, town, capital, cairo, paris, london, venice, rome, lisbon, istanbul, tokyo, "
    "berlin, mumbai, new york",
    "village": "village, hamlet, parish, farm, valley, country, countryside, mountain village",
    "harbour": "harbour, harbor, port",
    "island": "island, isle",
    "coast": "coast, shore, sea, lighthouse, cliff",
    "mountain": "mountain",
    "forest": "forest, wood, woods, jungle",
    "desert": "desert",
    "mars": "mars",
    "space": "space, planet, moon",
    "castle": "castle, palace, fortress",
    "garden": "garden",
    "market": "market",
    "aboard": "ship, barge",
    "station": "station, colony",
}
"""Names of wide places, in which a scene may be inside a house or out of doors."""
HOMES = {
    "castle": "hall",
    "aboard": "cabin",
    "mars": "station",
    "space": "station",
    "station": "station",
    "garden": "greenhouse",
    "market": "shop",
}
"""The room that one is in when one is inside in a region; elsewhere it is a plain room."""
TRADE_ROOMS = {
    "office": "detective, inspector, clerk, journalist, reporter, lawyer, registrar, notary, editor, "
    "accountant",
    "bakery": "baker, pastry cook",
    "kitchen": "cook, chef",
    "workshop": "clockmaker, watchmaker, carpenter, blacksmith, smith, inventor, mechanic, tinker, "
    "toymaker, shoemaker, potter, engineer, luthier",
    "library": "librarian, archivist, scholar",
    "ward": "nurse, doctor, surgeon, midwife",
    "school": "teacher, schoolteacher, schoolmaster",
    "shop": "shopkeeper, tailor, apothecary, grocer, butcher, florist",
    "cave": "dragon, wyvern, bear, troll",
    "inn": "innkeeper, barkeeper",
    "greenhouse": "botanist",
}
"""Where somebody of that trade works."""
INSIDE_SIGNS = (
    "door, doorway, doormat, floor, ceiling, chair, table, bed, stair, room, window, lamp, shelf, cupboard, "
    "drawer, hearth, stove, kettle, curtain, mat, carpet, corridor, latch, bolt, banister, desk, sofa, "
    "mantelpiece, plate, spoon, teapot, tea, sink, pillow, bunk, landing, indoors, radiator, wallpaper, "
    "knocked, candle, tablecloth, pipes, inner lock, pressure door, broom"
)
OUTSIDE_SIGNS = (
    "road, path, lane, field, sky, hedge, ditch, grass, street, pavement, yard, hill, tree, moon, horizon, "
    "mud, barrow, bridge, river, shore, sand, waves, gate, square, outdoors, root, rope, cart, "
    "crowd, footprints, in the open, cliff, snow, puddle"
)
RAILWAY_SIGNS = (
    "train, platform, rails, ticket, carriage, guard, timetable, locomotive, porter, luggage, engine"
)
SPACE_SIGNS = (
    "airlock, inner lock, outer lock, deck, dome, pressure door, air pumps, orbit, hull, plating, colony, "
    "habitat, port, stars, red dust, hot solder, gravity, capsule"
)

HOURS = {
    "dawn": "dawn, sunrise, daybreak, first light, before sunrise, early morning",
    "day": "day, daylight, morning, noon, midday, breakfast, sunny, daytime, sunlight, sunlit",
    "afternoon": "afternoon, golden hour, golden light, teatime, late sun",
    "dusk": "dusk, sunset, evening, twilight, nightfall, lamp-lighting, gloaming, supper",
    "night": "night, midnight, moonlit, moonlight, starlit, starlight, after dark, moon, small hours, "
    "darkness",
}
WEATHERS = {
    "rain": "rain, rained, rainy, raining, downpour, drizzle, wet street, raindrops, sleet",
    "storm": "storm, thunder, tempest, lightning, gale, stormy, squall",
    "snow": "snow, snowed, snowy, blizzard, snowfall, frost, frozen, ice, icy, thaw, snowing, winter",
    "fog": "fog, mist, misty, foggy, haze, sea-fret",
    "wind": "wind, windy, breeze, rising wind, gusts",
    "dust": "dust, dusty, dust storm",
    "clear": "clear, cloudless, fine weather, sunny, still",
}
SEASONS = {"autumn": "autumn, fallen leaves, harvest, october, november"}

HELD = {
    "lantern": "lantern, storm lantern, torch",
    "lamp": "lamp, oil lamp, hurricane lamp, table lamp",
    "letter": "letter, envelope, note, telegram, paper, postcard, written order, invitation, slip of "
    "paper, recipe, contract, warrant, permit, papers",
    "ticket": "ticket, playing card, visiting card",
    "newspaper": "newspaper, gazette",
    "book": "book, ledger, diary, notebook, dictionary, album, log, recipe book, logbook, novel, "
    "locking-up book",
    "key": "key, keys, ring of keys",
    "umbrella": "umbrella, parasol",
    "loaf": "loaf, loaves, bread, dough, baguette",
    "pie": "pie, tart, pasty, pudding",
    "cake": "cake, bun",
    "bowl": "bowl, dish, plate, pan, saucepan, soup",
    "basket": "basket, hamper, tomatoes, tomato",
    "map": "map, chart, scroll, parchment, treasure map",
    "cup": "cup, mug, teacup, coffee",
    "bottle": "bottle, flask, vial, potion, jar, jar of honey",
    "candle": "candle, candlestick",
    "sword": "sword, blade, sabre",
    "axe": "axe, hatchet",
    "staff": "staff, wand, walking stick, cane, crook, ebony stick",
    "flower": "flower, rose, bouquet, tulip, seedling, bluebell, orchid",
    "apple": "apple, pear, plum, orange",
    "watering can": "watering can, watering-can",
    "bucket": "bucket, pail",
    "rope": "rope, coil, length of string",
    "violin": "violin, fiddle",
    "trumpet": "trumpet, cornet, bugle",
    "music box": "music box, music-box",
    "box": "box, cash box, cash-box, strongbox, casket, jewel box, little box, seed case, parcel, package",
    "clock": "clock, alarm clock, town clock",
    "watch": "watch, pocket watch, wristwatch",
    "suitcase": "suitcase, trunk, valise, bag, satchel, travelling bag",
    "telescope": "telescope, spyglass, binoculars",
    "magnifying glass": "magnifying glass, lens",
    "oil can": "oil can, oilcan",
    "broom": "broom, besom, mop",
    "brush": "paintbrush, brush",
    "trowel": "trowel, spade, shovel",
    "radio": "radio, wireless, receiver, transmitter",
    "photograph": "photograph, photo",
    "painting": "painting, portrait, canvas, framed picture",
    "mirror": "mirror, looking-glass, looking glass",
    "crown": "crown, tiara",
    "hat": "hat, bowler hat",
    "whistle": "tin whistle, flute, whistle",
    "hammer": "hammer, mallet",
    "bell": "bell, handbell",
    "chessboard": "chessboard, chess, chessmen",
    "hourglass": "hourglass, egg timer",
    "glove": "glove, mitten",
    "scarf": "scarf, shawl",
    "coin": "coin, medal, medallion",
    "stone": "pebble, gem, jewel, crystal, diamond",
    "egg": "egg, dragon egg, dragon's egg",
    "shell": "shell, seashell, conch",
    "feather": "feather, quill",
    "pencil": "pencil, pen",
    "doll": "doll, puppet, teddy bear, toy",
    "boat": "toy boat, model boat, paper boat, little boat",
    "kite": "kite",
    "flag": "flag, pennant",
    "fish": "trout, eel, big fish, silver fish",
    "camera": "camera",
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
    "tent": "tent, pavilion",
    "bridge": "bridge",
    "well": "a well, the well, stone well, village pump, the pump",
    "bench": "bench",
    "signpost": "signpost, crossroads, milestone",
    "barrel": "barrel, cask",
    "crate": "crate, crates, cargo",
    "cart": "cart, wagon, barrow, wheelbarrow",
    "gravestone": "gravestone, headstone, tomb",
    "campfire": "campfire, bonfire, camp fire",
    "bicycle": "bicycle, bike",
    "oven": "oven, furnace",
    "stove": "stove, kitchen range",
    "piano": "piano, harmonium",
    "fireplace": "fireplace, hearth, fireside, by the fire, at the fire, the fire burned",
    "bed": "bed, cot, mattress",
    "bookshelf": "bookshelf, bookshelves, bookcase",
    "wall clock": "grandfather clock, wall clock, station clock, clock over the desk, hall clock",
    "ladder": "ladder",
    "stairs": "stairs, spiral stair, staircase",
    "telescope stand": "great telescope, big telescope",
    "blackboard": "blackboard, chalkboard",
    "tree": "apple tree, oak, pear tree, old tree, great tree",
    "birds": "gull, gulls, seagull, crow, raven, pigeon, jackdaw, starling, geese",
    "plants": "plant, fern, seedlings, pot plant, pots",
    "dome": "dome, habitat, biodome",
    "window": "window, pane",
    "table": "table, desk, workbench, bench top, counter",
    "chair": "chair, straight chair, armchair",
    "door": "side door, front door, back door, the door",
    "loaves": "loaves, trays, rolls, pastries",
    "stars": "stars, starlit, constellations",
    "moon": "moon, moonlight, moonlit",
    "throne": "throne",
}
"""What stands or moves in a picture without being held."""

DEEDS = {
    "sit": "sit, sits, sat, seated, sitting, perched",
    "kneel": "kneel, kneels, knelt, kneeling, crouch, crouched, crouching, bent down, on his knees, "
    "on her knees",
    "run": "ran, run, runs, running, fled, flee, flees, raced, sprinted, dashed, chased",
    "walk": "walk, walks, walked, walking, climbed, climb, climbing, crossed, hurried, marched, set "
    "out, strode",
    "point": "pointed, point, points, pointing",
    "raise": "lifted, raise, raised, raises, waved, waves, held up, hold up, holds up, swung, lifts",
    "reach": "reached, reach, reaches, offered, gave, give, gives, handed, held out, holds out, "
    "touched, knocked, opened",
    "work": "work, works, worked, kneaded, mended, read, reading, wrote, write, writes, polished, "
    "counted, stirred, played, poured, sewed, painted, bound, repaired, dug, planted, sweeping, swept",
    "hold": "had, has, with, put, set, laid, brought, turned, holding, polishing, drew, pulled, kept, "
    "gripped, wrapped, hid, hides, wound, held, hold, holds, carried, carries, carrying, took, takes, "
    "clutched, picked up, lit",
}
MOODS = {
    "glad": "laughed, laughs, smiled, smiles, smiling, laughing, grinned, glad, happy, happily, joy, "
    "delighted, pleased, with shining pleasure",
    "sad": "wept, weeps, cried, crying, tears, sad, sadly, sobbed, sobs, grief, mourned, sorrow, "
    "lonely, sighed",
    "afraid": "afraid, frightened, trembled, trembling, shook, fear, terror, terrified, scared, "
    "screamed, shivered, flinched",
    "angry": "angry, angrily, shouted, furious, rage, slammed, snapped, glared, scowled, fury",
}
"""What shows in a face."""

VIEWS = {
    "middle": "at eye level",
    "wide": "wide view",
    "near": "close view",
    "high": "from above",
    "framed": "framed view",
}
"""How a picture is taken."""
SIDES = {"left": "light from the left", "right": "light from the right"}
