"""Requests as prompts. What an author or a model wrote is material: it stands in named blocks that it
cannot close, cut to its limit, and never in a system prompt."""

import re
from collections.abc import Iterable

from stories.schemas import (
    FEEDBACK_CHARS,
    IDEA_CHARS,
    SCENE_CHARS,
    Brief,
    Figure,
    IdeaRequest,
    OutlineRequest,
    RewriteRequest,
    SceneOutline,
    SceneRequest,
    SettledScene,
    StoryConcept,
    StoryOutline,
)

CONCEPT_CHARS = 4_000
OUTLINE_CHARS = 30_000
SEEN_CHARS = 12_000
FIGURES_CHARS = 24_000
SETTLED_CHARS = 20_000
"""Of all settled scenes together; each may have its share."""
EARLIER_CHARS = 30_000
NEIGHBOUR_CHARS = 1_500
"""How much of a neighbouring scene is shown: its end or its beginning."""
WAYS = (
    "In this one stay as near to the present wording as the wish allows.",
    "In this one take another road: show it by what people do and what can be seen.",
    "In this one be bold: another order, other images, another way into it.",
)
"""What each of several versions does that the others do not."""

_TAGS = (
    "author_idea",
    "brief",
    "liked_concept",
    "shown_concepts",
    "concept",
    "characters",
    "outline",
    "scene_plan",
    "first_scene",
    "earlier_scenes",
    "scene_before",
    "scene_after",
    "settled_scenes",
    "scene_text",
    "text_before",
    "passage",
    "text_after",
    "author_wish",
)
_ANY_TAG = re.compile(rf"<\s*/?\s*(?:{'|'.join(_TAGS)})\b[^<>]*>", re.IGNORECASE)


def block(tag: str, text: str, *, limit: int) -> str:
    """Return at most `limit` characters of `text` between `<tag>` and `</tag>`, with no such tag in them."""
    if tag not in _TAGS:
        raise ValueError(f"unknown block: {tag}")
    return f"<{tag}>\n{_without_tags(text)[:limit].strip()}\n</{tag}>"


def has_blocks(text: str) -> bool:
    """Tell whether a model has given back the marks of a block."""
    return bool(_ANY_TAG.search(text))


def render_idea(request: IdeaRequest) -> str:
    """The prompt for three concepts."""
    parts = [block("author_idea", request.idea, limit=IDEA_CHARS), _brief(request.brief)]
    if request.like:
        parts.append(block("liked_concept", _concept(request.like), limit=CONCEPT_CHARS))
    if request.seen:
        # The newest last, and kept when the whole is too long.
        shown = "\n".join(f"{card.title} ({card.genre}): {card.logline}" for card in request.seen)
        parts.append(block("shown_concepts", shown[-SEEN_CHARS:], limit=SEEN_CHARS))
    return _joined(*parts, _wish_for_concepts(request))


def render_outline(request: OutlineRequest) -> str:
    """The prompt for the plan of a story."""
    return _joined(
        block("author_idea", request.idea, limit=IDEA_CHARS),
        _brief(request.brief),
        block("concept", _concept(request.concept), limit=CONCEPT_CHARS),
        *_figures(request.characters),
        *_settled(request.settled),
        f"Plan this story in exactly {request.brief.scenes} scenes.",
    )


def render_scene(request: SceneRequest) -> str:
    """The prompt for the prose of one scene."""
    low, high = request.brief.word_range()
    parts = [*_story(request), *_settled(request.settled)]
    if request.anchor:
        parts.append(block("first_scene", request.anchor, limit=SCENE_CHARS))
    if request.earlier:
        # The newest last, and kept when the whole is too long.
        told = "\n\n".join(request.earlier)
        parts.append(block("earlier_scenes", _without_tags(told)[-EARLIER_CHARS:], limit=EARLIER_CHARS))
    parts += _neighbours(request)
    parts.append(block("scene_plan", _scene(request.outline, request.number), limit=OUTLINE_CHARS))
    task = (
        f"Write scene {request.number} of {len(request.outline.scenes)}: about {request.brief.words} words, "
        f"no fewer than {low} and no more than {high}."
    )
    if request.words_before:
        fault = "too short" if request.words_before < low else "too long"
        task += f" A first writing had {request.words_before} words, which is {fault}."
    return _joined(*parts, task)


def render_story(request: SceneRequest | RewriteRequest) -> str:
    """The beginning that all prompts for the scenes of one draft share."""
    return _joined(*_story(request))


def render_rewrite(request: RewriteRequest) -> str:
    """The prompt for another version of a scene."""
    parts = [*_surroundings(request), block("scene_text", request.content, limit=SCENE_CHARS)]
    if request.polish:
        return _joined(*parts, f"Polish the text of scene {request.number}.")
    low, high = request.brief.word_range()
    length = f"{low} to {high} words unless it asks for another length"
    task = f"Rewrite scene {request.number} as the wish asks: {length}."
    return _joined(*parts, _feedback(request), task, *_apart(request))


def render_passage(request: RewriteRequest) -> str:
    """The prompt for another version of one passage, with the whole scene on both sides of it."""
    if request.passage is None:
        raise ValueError("there is no passage to rewrite")
    text, passage = request.content, request.passage
    return _joined(
        *_surroundings(request),
        block("text_before", text[: passage.start], limit=SCENE_CHARS),
        block("passage", passage.of(text), limit=SCENE_CHARS),
        block("text_after", text[passage.end :], limit=SCENE_CHARS),
        _feedback(request),
        f"Rewrite the passage of scene {request.number} as the wish asks. Answer with the passage alone.",
        *_apart(request),
    )


def _surroundings(request: RewriteRequest) -> list[str]:
    plan = block("scene_plan", _scene(request.outline, request.number), limit=OUTLINE_CHARS)
    return [*_story(request), *_settled(request.settled), *_neighbours(request), plan]


def _feedback(request: RewriteRequest) -> str:
    return block("author_wish", request.feedback, limit=FEEDBACK_CHARS)


def _apart(request: RewriteRequest) -> list[str]:
    """What sets one of several versions of a wish apart from the others."""
    if request.alternatives == 1:
        return []
    way = WAYS[(request.alternative - 1) % len(WAYS)]
    return [
        f"This is version {request.alternative} of {request.alternatives} among which the author chooses, so "
        f"it must differ plainly from the others. {way}"
    ]


def _wish_for_concepts(request: IdeaRequest) -> str:
    match request.kind:
        case "more_like_this":
            return (
                "Suggest three more concepts in the manner of the liked one, none of them among those shown."
            )
        case "three_new":
            return "Suggest three concepts that go other ways than all those shown."
        case _:
            return "Suggest three concepts for this idea."


def _story(request: SceneRequest | RewriteRequest) -> tuple[str, ...]:
    figures = request.characters or [Figure(**sheet.model_dump()) for sheet in request.outline.characters]
    return (
        block("author_idea", request.idea, limit=IDEA_CHARS),
        _brief(request.brief),
        block("concept", _concept(request.concept), limit=CONCEPT_CHARS),
        *_figures(figures),
        block("outline", _outline(request.outline), limit=OUTLINE_CHARS),
    )


def _neighbours(request: SceneRequest | RewriteRequest) -> Iterable[str]:
    """The end of the scene before and the beginning of the one after, where there are texts."""
    if request.before:
        end = _without_tags(request.before)[-NEIGHBOUR_CHARS:]
        yield block("scene_before", end, limit=NEIGHBOUR_CHARS)
    if request.after:
        yield block("scene_after", request.after, limit=NEIGHBOUR_CHARS)


def _settled(scenes: list[SettledScene]) -> Iterable[str]:
    if scenes:
        share = SETTLED_CHARS // len(scenes)
        told = (f"Scene {scene.number}: {scene.title}\n{scene.content}"[:share] for scene in scenes)
        yield block("settled_scenes", "\n\n".join(told), limit=SETTLED_CHARS)


def _brief(brief: Brief) -> str:
    wishes = {
        "Language": brief.language,
        "Readers": brief.audience,
        "Genre": brief.genre,
        "Tone": brief.tone,
        "Told in": f"the {brief.point_of_view} person" if brief.point_of_view else "",
    }
    lines = [f"{name}: {value}" for name, value in wishes.items() if value]
    lines.append(f"Scenes: {brief.scenes}, about {brief.words} words each")
    return block("brief", "\n".join(lines), limit=CONCEPT_CHARS)


def _concept(concept: StoryConcept) -> str:
    return "\n".join(f"{name}: {value}" for name, value in concept.model_dump().items())


def _outline(outline: StoryOutline) -> str:
    told = f"{outline.title}: {outline.tense} tense, {outline.point_of_view} person."
    head = f"{told}\nWho knows what: {outline.knowledge}"
    scenes = (_scene(outline, number) for number in range(1, len(outline.scenes) + 1))
    return "\n\n".join((head, *scenes))


def _figures(figures: list[Figure]) -> Iterable[str]:
    """The sheets: those that bind first, then the author's own, so that none of these is cut off."""
    if figures:
        sheets = sorted(figures, key=lambda figure: (not figure.is_locked, not figure.is_authors))
        yield block("characters", "\n\n".join(map(_figure, sheets)), limit=FIGURES_CHARS)


def _figure(figure: Figure) -> str:
    weight = "locked by the author" if figure.is_locked else "edited by the author"
    lines = {
        figure.name: figure.role + (f" ({weight})" if figure.is_locked or figure.is_authors else ""),
        "Called before, and not any more": ", ".join(figure.former_names),
        "Who": figure.description,
        "Looks": figure.appearance,
        "Talks": figure.voice or "plainly",
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items() if value)


def _scene(outline: StoryOutline, number: int) -> str:
    plan: SceneOutline = outline.scenes[number - 1]
    beats = "\n".join(f"- {beat}" for beat in plan.beats)
    return (
        f"Scene {number}: {plan.title}\nWhere and when: {plan.setting}\n"
        f"Present: {', '.join(plan.characters)}\nHow things stand: {plan.opening}\n"
        f"What happens:\n{beats}\nEnds on: {plan.hook}"
    )


def _without_tags(text: str) -> str:
    # Again and again: taking one tag out can put the halves of another together.
    while (stripped := _ANY_TAG.sub("", text)) != text:
        text = stripped
    return text


def _joined(*parts: str) -> str:
    return "\n\n".join(parts)
