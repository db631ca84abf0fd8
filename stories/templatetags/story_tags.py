"""What templates of a story need besides its rows."""

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import template
from django.template import RequestContext
from django.urls import reverse
from django.utils.text import Truncator

from stories import costs
from stories.attribution import Attribution, attribution
from stories.consent import asked_of
from stories.models import Revision, RevisionState, Story
from stories.schemas import Brief
from stories.workflow import Stage
from storycreator import budget, web
from storycreator.clock import by_own_clock

register = template.Library()

SAVED = "saved"
"""The key in the session under which the next page finds which fields were saved."""

RAIL: tuple[tuple[Stage, str, str], ...] = (
    (Stage.IDEA_GENERATION, "Idea", "stories:start_over"),
    (Stage.CONCEPT_SELECTION, "Concepts", "stories:concepts"),
    (Stage.STORY_DRAFTING, "Draft", "stories:draft"),
    (Stage.REVISION, "Review", "stories:review"),
    (Stage.FORMAT_SELECTION, "Format", "narration:format"),
    (Stage.NARRATOR_SELECTION, "Narrator", "narration:narrator"),
    (Stage.GENERATION, "Make", "narration:generate"),
    (Stage.COMPLETED, "Book", "narration:book"),
)
NAMES = {stage: name for stage, name, _ in RAIL}
URLS = {stage: url for stage, _, url in RAIL}


@dataclass(frozen=True)
class Step:
    """One stage on the rail."""

    name: str
    url: str
    state: str
    note: str = ""


@register.inclusion_tag("_rail.html")
def stage_rail(story: Story, here: str, *, oob: bool = False) -> dict[str, Any]:
    """The eight stages; `here` is the one whose page is shown.

    `oob`: for a fragment, beside which the rail of the page is to be replaced.
    """
    reached = Stage(story.stage)
    return {"oob": oob, "stages": [_step(story, stage, here=Stage(here), reached=reached) for stage in Stage]}


def _step(story: Story, stage: Stage, *, here: Stage, reached: Stage) -> Step:
    name, url = NAMES[stage], reverse(URLS[stage], args=[story.pk])
    if stage == here:
        return Step(name, url, "current")
    if stage == Stage.NARRATOR_SELECTION and _is_silent(story):
        return Step(name, "", "locked", "for a book with sound")
    if stage.order < reached.order:
        return Step(name, url, "done")
    if stage == reached or _was_reached(story, stage):
        return Step(name, url, "open")
    return Step(name, "", "locked", f"after {NAMES[list(Stage)[stage.order - 1]]}")


def _was_reached(story: Story, stage: Stage) -> bool:
    """Whether a stage was come to before the author went back: its page stays open."""
    book = getattr(story, "book", None)
    return {
        Stage.STORY_DRAFTING: story.draft_id is not None,
        Stage.REVISION: story.draft_id is not None,
        Stage.FORMAT_SELECTION: book is not None,
        Stage.NARRATOR_SELECTION: book is not None and bool(book.output_format),
        Stage.GENERATION: book is not None and book.asked_at is not None,
        Stage.COMPLETED: book is not None and book.asked_at is not None,
    }.get(stage, False)


def _is_silent(story: Story) -> bool:
    book = getattr(story, "book", None)
    return book is not None and book.output_format == "visual"


@register.simple_tag
def form_key() -> str:
    """A new key for a form: the same form sent twice has one effect."""
    return web.form_key()


@register.simple_tag
def writing() -> Attribution:
    """Who writes here, and where it goes what an author types."""
    return attribution()


@register.simple_tag
def draft_estimate(brief: Brief) -> str:
    """What the draft of a story costs, before it is asked for; "" where it costs nothing."""
    estimate = costs.estimate_of_draft(brief)
    return estimate.sentence if estimate else ""


@register.simple_tag
def cost_so_far(story: Story) -> str:
    """What writing a story has cost; "" when it cost nothing."""
    return costs.so_far(story)


@register.filter
def dollars(amount: Decimal | int) -> str:
    """An amount of US dollars, to the cent."""
    return budget.dollars(Decimal(amount))


@register.filter
def own_clock(sentence: str) -> str:
    """A sentence with its moments by the clock of whoever reads it."""
    return by_own_clock(sentence)


@register.simple_tag(takes_context=True)
def way_to_agree(context: RequestContext, refusal: str, story: Story) -> str:
    """The address where a refusal for want of consent is put right, and which leads back; "" for another."""
    ask = asked_of(story.author_id)
    if ask is None or refusal != ask.needed:
        return ""
    # A panel of a scene, which names no page of its own, stands on the one of the review.
    page = URLS[Stage(str(context.get("here") or Stage.REVISION))]
    return f"{reverse('stories:consents')}?next={reverse(page, args=[story.pk])}"


@register.simple_tag(takes_context=True)
def saved_marks(context: RequestContext) -> list[str]:
    """The fields whose text was saved by the form that led to this page, each named once."""
    return list(dict.fromkeys(context["request"].session.pop(SAVED, [])))


@register.simple_tag
def next_page(story: Story) -> str:
    """The address of the page where the story's next decision is taken.

    While concepts are on their way, or failed to come, their page says so, not that of the idea.
    """
    stage = max(Stage(story.stage), Stage.CONCEPT_SELECTION, key=lambda stage: stage.order)
    return reverse(URLS[stage], args=[story.pk])


@register.filter
def cloth(story: Story) -> str:
    """The colour of the binding of a book without a picture, always the same for a story."""
    return ("red", "green", "blue", "gold")[story.pk.int % 4]


WAITS_FOR: dict[Stage, str] = {
    Stage.IDEA_GENERATION: "Waiting for concepts",
    Stage.CONCEPT_SELECTION: "Choose a concept",
    Stage.STORY_DRAFTING: "Being written",
    Stage.REVISION: "Go on reviewing",
    Stage.FORMAT_SELECTION: "Choose the format",
    Stage.NARRATOR_SELECTION: "Choose the narrator",
    Stage.GENERATION: "Make the book",
    Stage.COMPLETED: "Open the book",
}


STANDS: dict[Stage, str] = {
    **WAITS_FOR,
    Stage.REVISION: "Draft to review",
    Stage.GENERATION: "Ready to be made",
    Stage.COMPLETED: "Finished",
}

STATES: dict[str, str] = {
    RevisionState.CANDIDATE: "waiting for your word",
    RevisionState.ACCEPTED: "accepted",
    RevisionState.DISCARDED: "discarded",
    RevisionState.FAILED: "did not arrive",
}

OPENING_WORDS = 45


STOPPED = "Stopped for now"
"""What a story stands at that only work could move on, when none is under way."""


OUTLINE_WAITS, EDIT_OUTLINE = "Outline to edit", "Edit the outline"


@register.filter
def stands(story: Story, at_work: Set[UUID]) -> str:
    """How far a story has come, as the shelf says it; `at_work` are the stories that are worked on."""
    if _has_an_outline_to_edit(story):
        return OUTLINE_WAITS
    return STOPPED if _is_stopped(story, at_work) else STANDS[Stage(story.stage)]


@register.filter
def state_word(version: Revision) -> str:
    """What has become of a version of a scene, in words."""
    return STATES[version.state if version.arrived else RevisionState.FAILED]


@register.filter
def writer_name(model: str) -> str:
    """Who wrote a version, as its author knows the writer."""
    return "built-in writer" if model.startswith("builtin:") else model


@register.filter
def opening(text: str) -> str:
    """The first paragraphs of a text, whole ones, some fifty words; a very long one breaks off."""
    taken: list[str] = []
    for paragraph in text.split("\n\n"):
        taken.append(Truncator(paragraph).words(2 * OPENING_WORDS))
        if sum(len(each.split()) for each in taken) >= OPENING_WORDS:
            break
    return "\n\n".join(taken)


@register.filter
def waits_for(story: Story, at_work: Set[UUID]) -> str:
    """What the story's author would do next, in words."""
    if _has_an_outline_to_edit(story):
        return EDIT_OUTLINE
    return "Go on" if _is_stopped(story, at_work) else WAITS_FOR[Stage(story.stage)]


def _has_an_outline_to_edit(story: Story) -> bool:
    return story.stage == Stage.STORY_DRAFTING and getattr(story, "outline_waits", False)


def _is_stopped(story: Story, at_work: Set[UUID]) -> bool:
    return Stage(story.stage) in (Stage.IDEA_GENERATION, Stage.STORY_DRAFTING) and story.pk not in at_work
