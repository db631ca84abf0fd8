"""A copy of a story, to try another way without touching the first."""

from uuid import uuid4

from django.db import transaction

from stories.models import Character, Concept, Draft, Idea, Origin, RevisionState, Scene, SceneStatus, Story
from stories.schemas import TITLE_CHARS
from stories.services.deciding import deciding
from stories.workflow import Action, Stage

SUFFIX = " (copy)"
NOT_WRITTEN = "This scene was still being written when this copy was made. Nothing was lost: write it here."
NOT_SUGGESTED = "The concepts were still being suggested when this copy was made. Nothing was lost."


def duplicate_story(story: Story) -> Story:
    """Return a copy: ideas, concepts, and the present draft with the present text of each scene.

    What is being written stays with the first story; in the copy it can be asked for again. The
    history of the texts, the book and its parts are not copied.
    """
    with transaction.atomic(), deciding(story):
        copy = Story.objects.create(
            author=story.author, title=_copied_title(story.title), byline=story.byline
        )
        copy.touch()
        concepts = {old.pk: new for idea in story.ideas.all() for old, new in _copy_idea(copy, idea)}
        if concepts:
            copy.move(Action.STORE_CONCEPTS, Stage.CONCEPT_SELECTION)
        if story.draft and story.draft.outline_json is not None:
            _copy_draft(copy, story.draft, concept=concepts[story.draft.concept_id])
        _copy_figures(copy, story)
        return copy


def _copied_title(title: str) -> str:
    return title[: TITLE_CHARS - len(SUFFIX)].rstrip() + SUFFIX


def _copy_idea(copy: Story, idea: Idea) -> list[tuple[Concept, Concept]]:
    """Copy an idea with its concepts; return each concept beside its copy."""
    cards = list(idea.concepts.all())
    new = copy.ideas.create(
        round=idea.round,
        prompt=idea.prompt,
        brief_json=idea.brief_json,
        kind=idea.kind,
        error=idea.error or ("" if cards else NOT_SUGGESTED),
    )
    return [
        (card, new.concepts.create(position=card.position, **card.to_schema().model_dump())) for card in cards
    ]


def _copy_draft(copy: Story, draft: Draft, *, concept: Concept) -> None:
    new = copy.drafts.create(
        number=1,
        concept=concept,
        outline_json=draft.outline_json,
        outline_waits=draft.outline_waits,
        seed=draft.seed,
    )
    copy.concept, copy.draft = concept, new
    copy.save(update_fields=["concept", "draft", "updated_at"])
    copy.move(Action.CHOOSE_CONCEPT, Stage.STORY_DRAFTING)
    for scene in draft.scenes.select_related("current"):
        _copy_scene(new, scene)
    if not new.outline_waits:
        copy.follow_review(Action.FINISH_DRAFTING)


def _copy_scene(draft: Draft, scene: Scene) -> None:
    new = draft.scenes.create(
        number=scene.number, title=scene.title, setting=scene.setting, characters=scene.characters
    )
    if scene.current is None:
        missing = new.add_revision(origin=Origin.DRAFT, state=RevisionState.WRITING)
        missing.finish(RevisionState.FAILED, error=NOT_WRITTEN)
        return
    text = scene.current
    revision = new.add_revision(
        content=text.content,
        origin=text.origin,
        feedback=text.feedback,
        state=RevisionState.ACCEPTED,
        model=text.model,
    )
    revision.finish(RevisionState.ACCEPTED, note=text.note)
    new.show(revision)
    if scene.status == SceneStatus.APPROVED:
        new.approve()


def _copy_figures(copy: Story, story: Story) -> None:
    sheets = list(story.characters.all())
    for sheet in sheets:
        sheet.pk, sheet.story, sheet.version = uuid4(), copy, 1
    Character.objects.bulk_create(sheets)
