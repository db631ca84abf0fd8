"""Sheets of small pictures, to look at what can be drawn."""

from narration.illustrators.base import STYLES
from narration.illustrators.builtin.contact_sheets import THUMBNAIL, one_character, places, poses, sheet_of
from narration.illustrators.vocabulary import DEEDS, MOODS, PLACES


def test_sixty_pictures_show_every_place_and_every_style():
    asked = places()
    assert len(asked) == 60 == len({request.model_dump_json() for request in asked})
    shown = {request.prompt.split(" ")[0].lower() for request in asked}
    assert shown >= {terms.split(",")[0].split(" ")[0] for terms in PLACES.values()}
    assert {request.style for request in asked} == set(STYLES)


def test_twenty_four_poses_show_every_deed_and_every_mood():
    said = " ".join(request.prompt for request in poses())
    assert len(poses()) == 24
    for table in (DEEDS, MOODS):
        assert all(terms.split(",")[0] in said for terms in table.values())


def test_pictures_stand_side_by_side():
    sheet = sheet_of(one_character()[:3], columns=2)
    assert sheet.size == (2 * THUMBNAIL[0], 2 * THUMBNAIL[1])
    assert sheet.getpixel((2 * THUMBNAIL[0] - 5, 2 * THUMBNAIL[1] - 5)) == (255, 255, 255)
