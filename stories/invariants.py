"""What is always true of stories, checked against the rows; `check_invariants` prints what is not."""

from collections.abc import Iterator

from django.db.models import Count, Q

from stories import pending
from stories.models import Draft, Idea, Origin, Revision, RevisionState, Scene, SceneStatus, Story
from stories.schemas import CONCEPTS
from stories.workflow import AFTER_REVIEW, Action, Stage, is_legal_move


def broken() -> Iterator[str]:
    """Yield a sentence, with ids and no text, for each row that breaks a rule."""
    yield from _texts_that_changed()
    yield from _foreign_texts()
    yield from _writing_without_a_job()
    yield from _odd_rounds()
    for story in Story.objects.filter(erased_at=None).prefetch_related("moves"):
        yield from _illegal_moves(story)
        yield from _dead_end(story)


def _texts_that_changed() -> Iterator[str]:
    for revision in Revision.objects.exclude(state=RevisionState.WRITING).iterator():
        if revision.sha256 != Revision.hash_of(revision.content):
            yield f"revision {revision.pk}: its text changed after it was finished"


def _foreign_texts() -> Iterator[str]:
    for scene in Scene.objects.exclude(current=None).select_related("current"):
        if scene.current and scene.current.scene_id != scene.pk:
            yield f"scene {scene.pk}: its text belongs to another scene"
        if scene.status == SceneStatus.APPROVED and scene.approved_id != scene.current_id:
            yield f"scene {scene.pk}: what is approved is not its present text"


def _writing_without_a_job() -> Iterator[str]:
    """A first text may wait for the first scene of its draft instead of having a job of its own."""
    for revision in Revision.objects.filter(state=RevisionState.WRITING).select_related("scene__draft"):
        waits = revision.origin == Origin.DRAFT and pending.jobs_of_draft(revision.scene.draft).exists()
        if not waits and not pending.jobs_of_revision(revision).exists():
            yield f"revision {revision.pk}: it is being written, but no job writes it"


def _odd_rounds() -> Iterator[str]:
    counted = Idea.objects.annotate(cards=Count("concepts"))
    for idea in counted.exclude(cards__in=(0, CONCEPTS)):
        yield f"idea {idea.pk}: it has {idea.concepts.count()} concepts"


def _illegal_moves(story: Story) -> Iterator[str]:
    moves = sorted(story.moves.all(), key=lambda move: move.pk)
    for move in moves:
        if not is_legal_move(Action(move.action), Stage(move.old), Stage(move.new)):
            yield f"story {story.pk}: {move} is not a legal move"
    stages = [Stage.IDEA_GENERATION.value, *(move.new for move in moves)]
    for before, move in zip(stages, moves, strict=False):
        if before != move.old:
            yield f"story {story.pk}: it moved from {move.old}, but it was at {before}"
    if stages[-1] != story.stage:
        yield f"story {story.pk}: it is at {story.stage}, but its last move led to {stages[-1]}"


def _dead_end(story: Story) -> Iterator[str]:
    if not _offers_an_action(story) and not pending.jobs_of_story(story).exists():
        yield f"story {story.pk}: at {story.stage} its author can do nothing, and no job is under way"


def _offers_an_action(story: Story) -> bool:
    match Stage(story.stage):
        case Stage.IDEA_GENERATION:
            newest = story.ideas.order_by("round").last()
            return newest is None or bool(newest.error)
        case Stage.CONCEPT_SELECTION:
            return Idea.objects.filter(story=story).exclude(concepts=None).exists()
        case Stage.STORY_DRAFTING:
            return bool(story.draft and story.draft.error)
        case Stage.REVISION:
            return _has_open_scene(story.draft)
        case stage if stage in AFTER_REVIEW:
            return story.draft is not None and story.draft.is_approved
        case _:
            return True


def _has_open_scene(draft: Draft | None) -> bool:
    """Whether a scene waits for approval, for a decision on another version, or to be written again."""
    if draft is None:
        return False
    waiting = Q(current__isnull=False) | Q(revisions__state=RevisionState.FAILED)
    return draft.scenes.exclude(status=SceneStatus.APPROVED).filter(waiting).exists()
