"""Sheets: what an author types stays, whatever a later plan says; what is left out is kept."""

import pytest

from stories import services
from stories.models import Character, Story
from stories.schemas import MOST_CHARACTERS
from storycreator.errors import AuthorError, Stale, TextRefused
from tests.factories import make_character, make_draft, make_reviewed_story, make_story, outline_schema

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Noor",
    "role": "ally",
    "description": "a ferry pilot",
    "appearance": "a red coat",
    "voice": "",
    "pronunciation": "",
}
PLANNED = outline_schema().characters[0]


@pytest.fixture
def story(db: None) -> Story:
    return make_reviewed_story()


@pytest.fixture
def mara(story: Story) -> Character:
    return make_character(story=story)


def edit(sheet: Character, **typed: str) -> Character:
    return services.edit_character(sheet, typed=typed, seen=sheet.version)


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("name", " \t", "Give the character a name"),
        ("name", "x" * 121, "121 characters; 120 fit"),
        ("appearance", "", "what a picture shows"),
        ("description", "x" * 601, "601 characters; 600 fit"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(mara: Character, field: str, text: str, why: str):
    with pytest.raises(TextRefused, match=why):
        edit(mara, **{field: text})
    mara.refresh_from_db()
    assert (mara.name, mara.appearance, mara.version) == ("Mara", "grey coat", 1)


@pytest.mark.parametrize("name", ["Mara", "MARA", " mara "])
def test_a_name_that_is_there_is_refused(story: Story, mara: Character, name: str):
    with pytest.raises(TextRefused, match="There is a sheet for “Mara” here"):
        services.add_character(story, typed={**TYPED, "name": name})
    noor = services.add_character(story, typed=TYPED)
    with pytest.raises(TextRefused, match="choose another name"):
        edit(noor, name=name)


def test_a_name_of_one_left_out_says_where_it_is(story: Story, mara: Character):
    services.leave_out_character(mara, seen=1)
    with pytest.raises(TextRefused, match="left out: put it back"):
        services.add_character(story, typed={**TYPED, "name": "Mara"})


def test_a_name_that_somebody_had_is_refused_to_another(story: Story, mara: Character):
    edit(mara, name="Iris")
    with pytest.raises(TextRefused, match="Iris was called “Mara” before"):
        services.add_character(story, typed={**TYPED, "name": "Mara"})


def test_a_sheet_that_was_changed_elsewhere_is_not_overwritten(mara: Character):
    edit(mara, role="keeper")
    with pytest.raises(Stale, match="changed elsewhere"):
        services.edit_character(mara, typed={"role": "ghost"}, seen=1)
    mara.refresh_from_db()
    assert mara.role == "keeper"


def test_there_are_only_so_many_and_those_left_out_do_not_count(story: Story):
    for number in range(MOST_CHARACTERS):
        last = services.add_character(story, typed={**TYPED, "name": f"Figure {number}"})
    with pytest.raises(AuthorError, match="at most 12 characters"):
        services.add_character(story, typed=TYPED)
    services.leave_out_character(last, seen=1)
    services.add_character(story, typed=TYPED)
    with pytest.raises(AuthorError, match="at most 12 characters"):
        services.put_back_character(last, seen=2)


def test_what_was_not_changed_is_not_the_authors(mara: Character):
    edit(mara, role="protagonist", appearance="a yellow coat")
    assert mara.edited == ["appearance"]


def test_a_later_plan_fills_only_what_the_author_left_alone(story: Story, mara: Character):
    edit(mara, appearance="a yellow coat")
    story.cast_figures([PLANNED])
    mara.refresh_from_db()
    assert (mara.appearance, mara.description) == ("a yellow coat", PLANNED.description)


def test_a_later_plan_changes_nothing_of_a_locked_sheet(story: Story, mara: Character):
    services.lock_character(mara, locked=True, seen=1)
    story.cast_figures([PLANNED])
    mara.refresh_from_db()
    assert (mara.description, mara.appearance, mara.version) == ("keeper", "grey coat", 2)


def test_an_unlocked_sheet_follows_again(story: Story, mara: Character):
    services.lock_character(mara, locked=True, seen=1)
    services.lock_character(mara, locked=False, seen=2)
    story.cast_figures([PLANNED])
    mara.refresh_from_db()
    assert mara.description == PLANNED.description


def test_a_plan_that_changes_a_sheet_makes_an_open_form_stale(story: Story, mara: Character):
    story.cast_figures([PLANNED])
    story.cast_figures([PLANNED])
    mara.refresh_from_db()
    assert mara.version == 2


def test_another_plan_leaves_out_only_what_nobody_touched(story: Story, mara: Character):
    locked = make_character(story=story, name="Ivo", locked=True)
    own = services.add_character(story, typed=TYPED)
    story.cast_figures([PLANNED.model_copy(update={"name": "Abel"})])
    assert [sheet.name for sheet in story.characters.present()] == [locked.name, own.name, "Abel"]
    mara.refresh_from_db()
    assert mara.left_out
    story.cast_figures([PLANNED])
    assert "Mara" in [sheet.name for sheet in story.characters.present()]


def test_a_renamed_figure_is_the_same_in_a_later_plan_and_in_its_scenes(story: Story, mara: Character):
    story.draft.scenes.update(characters=["Mara"])
    edit(mara, name="Iris Vale")
    assert {tuple(scene.characters) for scene in story.draft.scenes.all()} == {("Iris Vale",)}
    story.cast_figures([PLANNED])
    assert [sheet.name for sheet in story.characters.all()] == ["Iris Vale"]


def test_the_sheet_itself_says_the_new_name_but_where_its_author_wrote(story: Story, mara: Character):
    Character.objects.filter(pk=mara.pk).update(description="Mara, the keeper", appearance="grey")
    mara.refresh_from_db()
    edit(mara, name="Iris", appearance="Mara’s own coat")
    assert (mara.description, mara.appearance) == ("Iris, the keeper", "Mara’s own coat")
    story.cast_figures([PLANNED.model_copy(update={"description": "Mara, who keeps the light"})])
    mara.refresh_from_db()
    assert mara.description == "Iris, who keeps the light"
    assert mara.edited == ["appearance", "name"]


def test_a_name_taken_back_is_no_former_one(mara: Character):
    edit(edit(mara, name="Iris"), name="Mara")
    assert mara.former_names == ["Iris"]


def test_another_draft_is_told_in_the_present_names(story: Story, mara: Character):
    first = story.draft
    first.scenes.update(characters=["Mara"])
    make_draft(story=story, concept=story.concept)
    edit(mara, name="Iris")
    services.choose_draft(story, draft=first, seen=story.version)
    assert first.scenes.first().characters == ["Iris"]


def test_nothing_is_changed_in_a_story_in_the_bin(story: Story, mara: Character):
    services.delete_story(story)
    with pytest.raises(AuthorError, match="lies in the bin"):
        edit(mara, role="ghost")


def test_a_copy_has_the_sheets_as_they_are(story: Story, mara: Character):
    edit(mara, name="Iris", pronunciation="eye-riss")
    services.lock_character(mara, locked=True, seen=2)
    services.leave_out_character(services.add_character(story, typed=TYPED), seen=1)
    copied = services.duplicate_story(story).characters.all()
    of = ("name", "pronunciation", "former_names", "edited", "locked", "left_out")
    assert list(copied.values_list(*of)) == list(story.characters.values_list(*of))
    assert mara.pk not in [sheet.pk for sheet in copied]


def test_sheets_go_with_their_story():
    story = make_story()
    services.add_character(story, typed=TYPED)
    story.delete()
    assert not Character.objects.exists()
