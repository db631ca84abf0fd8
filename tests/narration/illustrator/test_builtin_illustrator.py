"""The built-in illustrator draws in a child process, and says what it cannot draw."""

import io

import pytest
from PIL import Image

from narration.illustrators import create_illustrator
from narration.illustrators.builtin.__main__ import illustrate
from narration.illustrators.builtin.illustrator import BuiltinIllustrator
from narration.illustrators.builtin.swatches import write_swatches
from narration.schemas import ImageRequest
from storycreator.errors import ServiceError

REQUEST = ImageRequest(
    prompt="A wood at night.", style="noir", aspect_ratio="3:2", metadata={"long_edge": "240"}
)


def test_a_setting_that_names_no_illustrator_is_a_sentence():
    with pytest.raises(
        ValueError, match=r"ILLUSTRATOR is 'crayon:', which names no illustrator. It takes builtin:"
    ):
        create_illustrator("crayon:")


def test_the_builtin_setting_makes_the_builtin_illustrator():
    assert isinstance(create_illustrator("builtin:"), BuiltinIllustrator)


async def test_a_wrong_shape_travels_back_as_its_sentence():
    with pytest.raises(ServiceError, match=r"'7' is no shape for a picture") as refusal:
        await BuiltinIllustrator().illustrate(REQUEST.model_copy(update={"aspect_ratio": "7"}))
    assert refusal.value.permanent


@pytest.mark.parametrize("edge", ["100000", "9", "0", "-300", "²²²", "", "1e3"])
def test_a_size_beyond_reason_is_refused_in_a_sentence(edge: str):
    with pytest.raises(ServiceError, match=r"longer side has 64 to 1536 pixels.*Nothing is lost") as refusal:
        illustrate(REQUEST.model_copy(update={"metadata": {"long_edge": edge}}).model_dump(mode="json"))
    assert refusal.value.permanent


async def test_a_child_draws_what_was_asked_for():
    picture = await BuiltinIllustrator().illustrate(REQUEST)
    assert (picture.width, picture.height, picture.media_type) == (240, 160, "image/jpeg")
    assert picture.alt_text.startswith("Nobody is to be seen in a")
    assert "wood at night" in picture.alt_text
    with Image.open(io.BytesIO(picture.image)) as image:
        assert (image.format, image.size) == ("JPEG", (240, 160))


def test_the_engine_names_what_decides_about_the_pixels():
    engine = BuiltinIllustrator().engine
    assert engine.startswith("builtin ")
    assert "numpy" in engine


def test_there_is_a_small_swatch_of_every_style(tmp_path):
    paths = write_swatches(tmp_path / "styles")
    assert [path.stem for path in paths] == ["watercolour", "linocut", "storybook", "noir", "ink", "papercut"]
    for path in paths:
        with Image.open(path) as image:
            assert image.size == (480, 270)
        assert path.stat().st_size < 60_000
