"""The hand-made material: what a reading would miss."""

from itertools import pairwise

import pytest

from stories.writers.builtin.lint import faults
from stories.writers.builtin.material import ENGINES, engine, load
from stories.writers.builtin.planner import plan


def test_the_material_has_no_faults():
    assert faults() == []


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("scenes", [4, 5, 6])
def test_what_a_scene_needs_an_earlier_one_has_given(name, scenes):
    known = set()
    for shape in engine(name).scenes:
        if scenes in shape.scenes:
            assert shape.needs <= known, (name, scenes, shape.titles[0])
            known |= shape.gives


@pytest.mark.parametrize("name", ENGINES)
def test_every_plot_has_four_five_and_six_scenes(name):
    for count in (4, 5, 6):
        assert sum(count in shape.scenes for shape in engine(name).scenes) == count


def test_genres_tell_plots_apart():
    genres = [genre for name in ENGINES for genre in engine(name).genres]
    assert len(set(genres)) == len(genres)


def test_every_image_family_has_eight_openings_and_eight_endings():
    for name, family in load("images").items():
        motifs = family["motif"]
        assert len({motif["open"] for motif in motifs}) >= 8, name
        assert len({motif["close"] for motif in motifs}) >= 8, name


def test_stories_written_in_a_row_rarely_open_alike():
    ideas = ("A ship's cook", "A village baker", "A detective who can see ghosts", "A night nurse")
    opens = [
        plan(idea, plot, 7).image["open"][0] for idea in ideas for plot in ("hiding", "quarrel", "price")
    ]
    alike = sum(first == second for first, second in pairwise(opens))
    assert alike <= 1
