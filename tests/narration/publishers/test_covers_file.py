"""The covers that shops ask for."""

import io
import zipfile

from PIL import Image

from narration.schemas import BookSession
from tests.narration.publishers.conftest import published


def test_portrait_and_square_have_three_thousand_pixels(rich: BookSession, bare: BookSession):
    for session in (rich, bare):
        with zipfile.ZipFile(io.BytesIO(published("cover", session))) as zipped:
            sizes = {name: Image.open(io.BytesIO(zipped.read(name))).size for name in zipped.namelist()}
        assert sizes == {"cover.jpg": (2_000, 3_000), "cover-square.jpg": (3_000, 3_000)}


def test_the_chosen_scene_is_on_it(rich: BookSession):
    other = rich.model_copy(update={"cover_number": 2})
    assert rich.cover_scene != other.cover_scene
    assert published("cover", rich) != published("cover", other)


def test_a_scene_without_a_picture_leaves_the_cover_to_the_first_that_has_one(rich: BookSession):
    other = rich.model_copy(update={"cover_number": 99})
    assert other.cover_scene == next(scene for scene in rich.scenes if scene.image)
