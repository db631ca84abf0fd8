"""The sheets of a story's figures: written, locked and left out by their author."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from stories.models import UNDECIDED, Character, Origin, Revision, RevisionState, Scene, Story
from stories.schemas import MOST_CHARACTERS, MOST_WAITING
from stories.services.deciding import deciding, reviewing
from stories.services.wording import sheet_field
from stories.workflow import Action
from storycreator import progress
from storycreator.errors import AuthorError, TextRefused

RENAMED = "“{old}” is called “{new}” now."
"""The wish that a version with another name fulfils."""


def add_character(story: Story, *, typed: Mapping[str, str]) -> Character:
    """Add a sheet of the author's own; `typed` has every field of it."""
    fields = {field: sheet_field(field, text) for field, text in typed.items()}
    with deciding(story):
        _refuse_more(story)
        _refuse_taken(story, fields["name"])
        position = story.next_position()
        figure = story.characters.create(position=position, edited=sorted(fields), **fields)
        _tell(story)
        return figure


def edit_character(character: Character, *, typed: Mapping[str, str], seen: int) -> Character:
    """Set fields of a sheet; no plan changes them any more. Another name is remembered beside the old one."""
    fields = {field: sheet_field(field, text) for field, text in typed.items()}
    with _deciding(character, seen=seen) as story:
        changed = {field: text for field, text in fields.items() if text != getattr(character, field)}
        name = changed.pop("name", None)
        if name is not None:
            _refuse_taken(story, name, but=character)
            character.rename(name)
        for field, text in changed.items():
            setattr(character, field, text)
        character.edited = sorted({*character.edited, *changed, *(["name"] if name else [])})
        character.save()
        if name is not None and story.draft:
            story.draft.call_figures()
        return character


def lock_character(character: Character, *, locked: bool, seen: int) -> None:
    """Let no plan change any of the sheet, or let plans fill what the author has not typed."""
    with _deciding(character, seen=seen):
        character.locked = locked
        character.save(update_fields=["locked"])


def leave_out_character(character: Character, *, seen: int) -> None:
    """Tell no writer of the figure and draw it in no picture; the sheet is kept."""
    with _deciding(character, seen=seen):
        character.left_out = True
        character.save(update_fields=["left_out"])


def put_back_character(character: Character, *, seen: int) -> None:
    """Take a sheet that was left out into the story again, as it was."""
    with _deciding(character, seen=seen) as story:
        _refuse_more(story)
        character.left_out = False
        character.save(update_fields=["left_out"])


def rename_in_scenes(character: Character, *, seen: int) -> int:
    """Offer every scene that has a former name a version with the present one; return how many.

    Each waits beside its text until the author accepts or discards it; an approved scene then waits
    for approval again.
    """
    with _deciding(character, seen=seen) as story:
        scenes = list(story.draft.scenes.select_related("current", "draft__story")) if story.draft else []
        offered = sum(_offer(scene, character) for scene in scenes)
        if not offered:
            raise AuthorError(
                "No scene needs another name, or its new version waits already. Nothing was changed."
            )
        return offered


def _offer(scene: Scene, character: Character) -> bool:
    """Put a version with the present name beside the text; False when none is needed or there is no room."""
    if scene.current is None:
        return False
    text = character.renamed(scene.current.content)
    undecided = scene.revisions.filter(state__in=UNDECIDED).exclude(state=RevisionState.FAILED)
    is_there = text == scene.current.content or undecided.filter(content=text).exists()
    if is_there or undecided.count() >= MOST_WAITING:
        return False
    with reviewing(scene, action=Action.ASK, seen=scene.version):
        _add_candidate(scene, text, wish=RENAMED.format(old=character.former_names[-1], new=character.name))
    return True


def _add_candidate(scene: Scene, text: str, *, wish: str) -> Revision:
    candidate = scene.add_revision(
        content=text,
        origin=Origin.MANUAL,
        feedback=wish,
        based_on=scene.current,
        state=RevisionState.CANDIDATE,
    )
    candidate.finish(RevisionState.CANDIDATE)
    scene.ask_for_revision()
    return candidate


@contextmanager
def _deciding(character: Character, *, seen: int) -> Iterator[Story]:
    """Run a decision about a sheet as one transaction; yields its story. Raises as `deciding` does."""
    story = character.story
    with deciding(story):
        character.raise_version(seen)
        character.refresh_from_db()
        yield story
        _tell(story)


def _tell(story: Story) -> None:
    # Pictures are made from sheets.
    progress.changed(story.topic, "characters", "parts")


def _refuse_more(story: Story) -> None:
    if story.characters.present().count() >= MOST_CHARACTERS:
        raise AuthorError(
            f"A story has at most {MOST_CHARACTERS} characters. Leave one out first; nothing was changed."
        )


def _refuse_taken(story: Story, name: str, *, but: Character | None = None) -> None:
    """Raise `TextRefused` when a name means somebody else in this story."""
    for other in story.characters.all():
        if other == but:
            continue
        if other.is_called(name):
            where = "among those left out: put it back" if other.left_out else "here: change that one"
            raise TextRefused(f"There is a sheet for “{other.name}” {where}, or choose another name.")
        if other.was_called(name):
            raise TextRefused(
                f"{other.name} was called “{name}” before, and scenes may still say so. Choose another name."
            )
