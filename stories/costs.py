"""What writing costs: counted against the day's budget, so far for a story, and before it is asked for."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from stories import chosen
from stories.agents.call import TURNS, Role
from stories.agents.idea_generator import IdeaGeneratorAgent
from stories.agents.rewriter import RewriterAgent
from stories.agents.story_drafter import StoryDraftingAgent
from stories.models import AgentCall, Story
from stories.schemas import Brief
from stories.writers.destinations import destination_of
from stories.writers.pricing import Usage, cost_of, most_of, reckoned
from stories.writers.profiles import profile_of
from storycreator.budget import CENT, dollars, up

WRITING = "writing"
"""What the day's money is spent on here."""
PROMPT_BYTES = 12_000
"""Of a long prompt: instructions, concept, plan and a scene beside it."""
PLANNING_IN, PLANNING_OUT = 1_700, 2_200
SCENE_IN, TOKENS_PER_WORD = 3_800, Decimal("1.4")
"""Tokens of usual calls for English, the instructions included."""
UNKNOWN = (
    "What {model} costs is not known here; the day’s budget counts it as the dearest model with a price."
)
THINKING_PART = 4
"""A model that thinks before it answers usually takes one in so many of the tokens that it may."""
ESTIMATE = "The draft costs {about} with {models}, at most {most}."


@dataclass(frozen=True)
class Estimate:
    """What the draft of a story costs, in US dollars; `about` is None where a price is not known."""

    about: Decimal | None
    most: Decimal
    models: tuple[str, ...]
    """Those that write it; those without a known price, if there are such."""

    @property
    def sentence(self) -> str:
        if self.about is None:
            return f"{UNKNOWN.format(model=' or '.join(self.models))} At most {up(self.most)} for the draft."
        about = dollars(self.about) if self.about < CENT else f"about {dollars(self.about)}"
        return ESTIMATE.format(about=about, models=" and ".join(self.models), most=up(self.most))


def counted(setting: str, usage: Usage) -> Decimal:
    """Return what `usage` counts against the budget; nothing for a model on this machine without a price."""
    known = cost_of(setting, usage)
    if known is not None:
        return known
    outside = destination_of(setting, chosen.endpoint()).is_outside
    return reckoned(setting, usage) if outside else Decimal(0)


def most_for(setting: str, role: Role, *, turns: int = 1) -> Decimal:
    """Return what one call of a role may cost at most with a prompt as long as usual ones get."""
    answer = role.max_tokens + profile_of(setting).thinking_tokens
    return counted(setting, most_of(prompt_bytes=PROMPT_BYTES, answer=answer, turns=turns))


def most_of_concepts() -> Decimal:
    return most_for(chosen.writer(), IdeaGeneratorAgent.role, turns=TURNS)


def most_of_plan() -> Decimal:
    return most_for(chosen.fast_writer(), StoryDraftingAgent.planning, turns=TURNS)


def most_of_scene() -> Decimal:
    return most_for(chosen.writer(), StoryDraftingAgent.writing)


def most_of_rewrite() -> Decimal:
    return most_for(chosen.fast_writer(), RewriterAgent.rewriting)


def estimate_of_draft(brief: Brief) -> Estimate | None:
    """Return what a draft for this brief costs; None where writing costs nothing."""
    # A scene whose length is out of range is written a second time.
    most = most_of_plan() + 2 * brief.scenes * most_of_scene()
    if not most:
        return None
    plan = _usual(chosen.fast_writer(), asked=PLANNING_IN, answered=PLANNING_OUT)
    scene = _usual(chosen.writer(), asked=SCENE_IN, answered=int(brief.words * TOKENS_PER_WORD))
    if plan is None or scene is None:
        unknown = {chosen.writer(): scene, chosen.fast_writer(): plan}
        return Estimate(None, most, _models(*(name for name, cost in unknown.items() if cost is None)))
    return Estimate(plan + brief.scenes * scene, most, _models(chosen.writer(), chosen.fast_writer()))


def _usual(setting: str, *, asked: int, answered: int) -> Decimal | None:
    thought = profile_of(setting).thinking_tokens // THINKING_PART
    return cost_of(setting, Usage(tokens_in=asked, tokens_out=answered + thought))


def _models(*settings: str) -> tuple[str, ...]:
    """The ids of these models, each once; the built-in writer has none."""
    names = dict.fromkeys(setting.partition(":")[2] for setting in settings)
    return tuple(name for name in names if name)


def so_far(story: Story) -> str:
    """Return what writing a story has cost, in words; "" when it cost nothing."""
    calls = AgentCall.objects.filter(story=story)
    found = calls.aggregate(
        known=Sum("cost"), unknown=Count("pk", filter=Q(cost=None, spending__isnull=False))
    )
    cost, unknown = found["known"] or Decimal(0), found["unknown"]
    if not cost and not unknown:
        return ""
    if not unknown:
        return f"Writing has cost {dollars(cost)} so far."
    more = "one call" if unknown == 1 else f"{unknown} calls"
    begun = f"has cost {dollars(cost)} so far, and taken" if cost else "has taken"
    return f"Writing {begun} {more} of a model whose price is not known here."
