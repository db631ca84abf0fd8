"""Where and when a scene plays is read from its setting, and where that is silent from its prose."""

import pytest

from narration.illustrators.setting import seen_in, setting_of

INSIDE = "Wilfred lit the lamp. The side door was shut. He looked at the table and the straight chair."
OUTSIDE = (
    "They ran down the road. The path ended at a ditch, and grass hissed along the hedge under the moon."
)


def place(where: str, *, opening: str = "", prose: str = "", about: str = "") -> str:
    return setting_of(where, opening=opening, prose=seen_in(prose), about=about).place


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ("The back office, the city; afternoon, rain", "office"),
        ("The corner table at the café, the city; evening, rain", "inn"),
        ("On a small humped bridge with a pole across it; before dawn, fog", "bridge"),
        ("Before a faded blue door in a long wall; early morning, fog", "wall"),
        ("On a stage built like a plain room, before a full hall; night, fog", "theatre"),
        ("The storeroom behind the church, the village; night, clear and still", "cellar"),
        ("On the dark road beyond the last houses; night, rain", "road"),
        ("The gallery under the dome, the library; evening, fog", "library"),
        ("The dry hollow behind the fall, the mountain; night, clear", "cave"),
        ("The kitchen at the foot of the tower", "kitchen"),
        ("The ward of the old hospital, midnight", "ward"),
        ("The market square of a hill town", "market"),
        ("Her bedroom in the lighthouse", "bedroom"),
        ("A compartment of the night train", "train"),
        ("The attic of the theatre", "attic"),
        ("The churchyard wall at noon", "churchyard"),
    ],
)
def test_the_spot_wins_over_what_lies_round_it(where: str, named: str):
    assert place(where) == named


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        ("The city; night, rain", "room", "city"),
        ("The island; dawn, fog", "room", "island"),
        ("Mars; dusk", "station", "mars"),
    ],
)
def test_in_a_region_the_prose_tells_rooms_from_open_air(region: str, inside: str, outside: str):
    assert place(region, prose=INSIDE) == inside
    assert place(region, prose=OUTSIDE) == outside


def test_who_is_at_work_is_where_the_trade_is_done():
    about = "Wilfred, a detective who can see ghosts."
    assert (
        place("The city; dusk", opening="Wilfred is at the end of a working day.", prose=INSIDE, about=about)
        == "office"
    )


def test_a_dragon_indoors_in_the_mountains_is_in_a_cave():
    assert (
        place("The mountain; dawn", prose=INSIDE, about="Nestor, a dragon who is afraid of fire.") == "cave"
    )


@pytest.mark.parametrize(
    ("prose", "named"),
    [
        ("The deck hummed. Stars stood past the port. The inner lock was shut.", "station"),
        ("The train was late. He showed his ticket to the guard and counted the luggage.", "platform"),
    ],
)
def test_a_station_is_one_for_trains_or_for_space(prose: str, named: str):
    assert place("The station; evening", prose=prose) == named


def test_what_is_said_compared_or_remembered_is_not_seen():
    prose = "“A storm!” he said. She stood like a horse in snow. Years ago there had been fog. It rained."
    assert setting_of("The road", opening="", prose=seen_in(prose), about="").weather == "rain"


@pytest.mark.parametrize(
    ("where", "hour", "weather"),
    [
        ("The night kitchen; afternoon, fog", "afternoon", "fog"),
        ("The road; before dawn, a rising wind", "dawn", "wind"),
        ("The library; late afternoon, hard frost", "afternoon", "snow"),
        ("Mars; evening, dust in the air", "dusk", "dust"),
    ],
)
def test_hour_and_weather_stand_behind_the_place(where: str, hour: str, weather: str):
    setting = setting_of(where, opening="A winter night.", prose="It was snowing.", about="")
    assert (setting.hour, setting.weather) == (hour, weather)
