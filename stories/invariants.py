"""What must always be true of stories. Each breach is named by ids, never by a word of text."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, F, Q

from stories import pending
from stories.costs import WRITING
from stories.models import (
    AgentCall,
    Consent,
    Draft,
    Idea,
    Origin,
    Revision,
    RevisionState,
    Scene,
    SceneStatus,
    Story,
)
from stories.schemas import CONCEPTS
from stories.workflow import AFTER_REVIEW, Action, Stage, is_legal_move
from stories.writers.destinations import Destination
from storycreator.invariants import invariant
from storycreator.models import Spending

SETTLING = timedelta(seconds=5)
"""Between the look at the author's consent and the row of the call, besides the call itself."""


@invariant("a text never changes once it is finished")
def a_text_never_changes() -> list[str]:
    finished = Revision.objects.exclude(state=RevisionState.WRITING).iterator()
    return [f"revision {r.pk}" for r in finished if r.sha256 != Revision.hash_of(r.content)]


@invariant("a rewritten passage has left all around it as it was")
def around_a_passage_nothing_changed() -> list[str]:
    """A text that its author has removed for good has nothing left to be compared with."""
    rewritten = Revision.objects.exclude(passage_start=None).exclude(content="").exclude(based_on=None)
    found = rewritten.select_related("based_on").exclude(based_on__content="")
    return [f"revision {r.pk}" for r in found if not _left_alone(r)]


def _left_alone(revision: Revision) -> bool:
    base, passage = revision.based_on, revision.passage
    if base is None or passage is None:
        return True
    before, behind = base.content[: passage.start], base.content[passage.end :]
    whole = len(revision.content) >= len(before) + len(behind)
    return whole and revision.content.startswith(before) and revision.content.endswith(behind)


@invariant("of a version that was removed for good no word remains, and no scene shows it")
def a_removed_text_is_gone() -> list[str]:
    removed = Revision.objects.exclude(removed_at=None)
    words = ~Q(content="") | ~Q(feedback="") | ~Q(note="") | ~Q(findings=[])
    shown = Scene.objects.filter(Q(current__in=removed) | Q(approved__in=removed))
    return [
        *(f"revision {revision.pk}" for revision in removed.filter(words)),
        *(f"scene {scene.pk}" for scene in shown),
    ]


@invariant("the text of a scene is one of its own")
def the_text_of_a_scene_is_its_own() -> list[str]:
    shown = Scene.objects.exclude(current=None).select_related("current")
    return [f"scene {s.pk}" for s in shown if s.current and s.current.scene_id != s.pk]


@invariant("what is approved is the present text")
def what_is_approved_is_the_present_text() -> list[str]:
    approved = Scene.objects.filter(status=SceneStatus.APPROVED)
    return [f"scene {s.pk}" for s in approved if s.approved_id is None or s.approved_id != s.current_id]


@invariant("no text is being written without a live job")
def no_text_is_written_without_a_job() -> list[str]:
    """A first text may wait for the first scene of its draft instead of having a job of its own."""
    writing = Revision.objects.filter(state=RevisionState.WRITING).select_related("scene__draft")
    return [f"revision {r.pk}" for r in writing if not _has_a_job(r)]


@invariant("the beginning of a plan is kept only while that is being made")
def a_beginning_is_kept_while_its_plan_is_made() -> list[str]:
    begun = Draft.objects.exclude(outline_so_far=[])
    return [
        f"draft {d.pk}" for d in begun if d.outline_json is not None or not pending.jobs_of_draft(d).exists()
    ]


def _has_a_job(revision: Revision) -> bool:
    waits = revision.origin == Origin.DRAFT and pending.jobs_of_draft(revision.scene.draft).exists()
    return waits or pending.jobs_of_revision(revision).exists()


@invariant("a round of concepts is whole or empty")
def a_round_is_whole_or_empty() -> list[str]:
    counted = Idea.objects.annotate(cards=Count("concepts"))
    odd = counted.exclude(cards__in=(0, CONCEPTS)).values_list("pk", "cards")
    return [f"idea {key} has {cards} concepts" for key, cards in odd]


@invariant("a story moves only as the stage table allows")
def a_story_moves_as_the_table_allows() -> list[str]:
    stories = Story.objects.filter(erased_at=None).prefetch_related("moves")
    return [f"story {story.pk}: {fault}" for story in stories for fault in _faults_of_moves(story)]


def _faults_of_moves(story: Story) -> Iterator[str]:
    moves = sorted(story.moves.all(), key=lambda move: move.pk)
    for move in moves:
        if not is_legal_move(Action(move.action), Stage(move.old), Stage(move.new)):
            yield f"{move} is not a legal move"
    stages = [Stage.IDEA_GENERATION.value, *(move.new for move in moves)]
    for before, move in zip(stages, moves, strict=False):
        if before != move.old:
            yield f"it moved from {move.old}, but it was at {before}"
    if stages[-1] != story.stage:
        yield f"it is at {story.stage}, but its last move led to {stages[-1]}"


@invariant("every unfinished story offers a next action or has a live job")
def every_story_offers_a_next_action() -> list[str]:
    stories = Story.objects.filter(erased_at=None)
    return [
        f"story {story.pk} at {story.stage}"
        for story in stories
        if not _offers_an_action(story) and not pending.jobs_of_story(story).exists()
    ]


@invariant("a story that is being deleted for good has a live job for that")
def every_deletion_has_a_job() -> list[str]:
    leaving = Story.objects.exclude(erased_at=None)
    return [f"story {story.pk}" for story in leaving if not pending.deletions(story).exists()]


@invariant("no outside service wrote without its author's consent")
def no_outside_service_wrote_unasked() -> list[str]:
    """A call that began before a consent was revoked may have ended after that."""
    calls = AgentCall.objects.exclude(service="").select_related("story")
    outside = (call for call in calls.iterator() if Destination.of_key(call.service).is_outside)
    return [f"call {call.pk}" for call in outside if not _was_agreed_to(call)]


def _was_agreed_to(call: AgentCall) -> bool:
    began = call.created_at - timedelta(seconds=call.seconds)
    valid = Q(revoked_at=None) | Q(revoked_at__gte=began - SETTLING)
    given = Consent.objects.filter(valid, author=call.story.author_id, service=call.service)
    return given.filter(created_at__lte=began).exists()


@invariant("every call that costs something is charged once, with what it cost")
def every_call_is_charged_once() -> list[str]:
    amiss = (
        Q(cost__gt=0, spending=None)
        | Q(spending__isnull=False, spending__cost=None)
        | (Q(cost__isnull=False, spending__isnull=False) & ~Q(cost=F("spending__cost")))
    )
    return [
        f"call {pk}" for pk in AgentCall.objects.filter(amiss).order_by("pk").values_list("pk", flat=True)
    ]


@invariant("nothing is charged for writing without a call")
def nothing_is_charged_without_a_call() -> list[str]:
    """Charges for a story that is deleted by now stand alone: the money is spent all the same."""
    alone = Spending.objects.filter(purpose=WRITING, agent_call=None).exclude(cost=None)
    topics = {story.topic for story in Story.objects.only("pk")}
    return [f"spending {spending.pk}" for spending in alone if spending.topic in topics]


def _offers_an_action(story: Story) -> bool:
    match Stage(story.stage):
        case Stage.IDEA_GENERATION:
            newest = story.ideas.order_by("round").last()
            return newest is None or bool(newest.error)
        case Stage.CONCEPT_SELECTION:
            return Idea.objects.filter(story=story).exclude(concepts=None).exists()
        case Stage.STORY_DRAFTING:
            return bool(story.draft and (story.draft.error or story.draft.outline_waits))
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
