"""Rows as the requests that agents take."""

import hashlib

from django.db.models import Q

from stories import chosen
from stories.models import Character, Concept, Draft, Idea, Origin, Revision, Scene, SceneStatus, Story
from stories.schemas import (
    Figure,
    IdeaKind,
    IdeaRequest,
    OutlineRequest,
    RewriteRequest,
    SceneOutline,
    SceneRequest,
    SettledScene,
    StoryOutline,
)

_KINDS: dict[str, IdeaKind] = {
    "first": "first",
    "more_like_this": "more_like_this",
    "three_new": "three_new",
    "start_over": "start_over",
}


def idea_request(idea: Idea) -> IdeaRequest:
    shown = Concept.objects.filter(idea__story=idea.story_id).exclude(idea=idea)
    return IdeaRequest(
        idea=idea.prompt,
        brief=idea.brief,
        kind=_KINDS[idea.kind],
        like=idea.parent.to_schema() if idea.parent else None,
        seen=[concept.to_schema() for concept in shown],
        seed=idea.pk.int % 2**31,
    )


def outline_request(concept: Concept, *, draft: Draft | None = None) -> OutlineRequest:
    """The order for the plan of a concept: for its `draft`, or for the one there may be."""
    idea = concept.idea
    drafts = idea.story.drafts.filter(concept=concept)
    earlier = (drafts.filter(number__lt=draft.number) if draft else drafts).last()
    return OutlineRequest(
        idea=idea.prompt,
        brief=idea.brief,
        concept=concept.to_schema(),
        # What an earlier plan made up binds no new one.
        characters=[figure for figure in _figures(idea.story) if figure.is_authors],
        settled=_settled(earlier) if earlier else [],
        seed=draft.seed if draft else 0,
    )


def digest_of(request: OutlineRequest) -> str:
    """Return what two orders for the same plan have in common; the seed is nothing to a language model."""
    return hashlib.sha256(request.model_dump_json(exclude={"seed"}).encode()).hexdigest()


def scene_request(scene: Scene) -> SceneRequest:
    """The order for the first text of a scene, with as much of the others as the way of drafting gives it."""
    draft, idea, drafting = scene.draft, scene.draft.concept.idea, chosen.drafting()
    return SceneRequest(
        idea=idea.prompt,
        brief=idea.brief,
        concept=draft.concept.to_schema(),
        outline=_outline(draft),
        characters=_figures(draft.story),
        settled=_settled(draft, but=scene.number),
        number=scene.number,
        before="" if drafting == "sequential" else _text_of(draft, scene.number - 1),
        after=_text_of(draft, scene.number + 1),
        anchor=_text_of(draft, 1) if drafting == "anchored" and scene.number > 1 else "",
        earlier=_texts_before(scene) if drafting == "sequential" else [],
        seed=draft.seed,
    )


def rewrite_request(revision: Revision) -> RewriteRequest:
    """The order for another version of the text that `revision` is based on."""
    scene, draft = revision.scene, revision.scene.draft
    idea = draft.concept.idea
    return RewriteRequest(
        idea=idea.prompt,
        brief=idea.brief,
        concept=draft.concept.to_schema(),
        outline=_outline(draft),
        characters=_figures(draft.story),
        settled=_settled(draft, but=scene.number),
        number=scene.number,
        content=revision.based_on.content if revision.based_on else "",
        feedback=revision.feedback,
        passage=revision.passage,
        alternative=revision.alternative,
        alternatives=revision.alternatives,
        polish=revision.origin == Origin.POLISH,
        before=_text_of(draft, scene.number - 1),
        after=_text_of(draft, scene.number + 1),
        seed=draft.seed,
    )


def _outline(draft: Draft) -> StoryOutline:
    """The plan, in the names that the figures have now."""
    if draft.outline is None:
        raise ValueError("a scene cannot be written before its story is planned")
    renamed = list(draft.story.characters.exclude(former_names=[]))
    return _named_now(draft.outline, renamed) if renamed else draft.outline


def _named_now(outline: StoryOutline, sheets: list[Character]) -> StoryOutline:
    def told(text: str) -> str:
        for sheet in sheets:
            text = sheet.renamed(text)
        return text

    def called(name: str) -> str:
        return next((sheet.name for sheet in sheets if sheet.was_called(name)), name)

    def of_scene(plan: SceneOutline) -> SceneOutline:
        lines = {"opening": told(plan.opening), "hook": told(plan.hook), "beats": list(map(told, plan.beats))}
        return plan.model_copy(update={**lines, "characters": list(map(called, plan.characters))})

    # Copies are not measured: a longer name makes a line longer than a plan's may be.
    figures = [sheet.model_copy(update={"name": called(sheet.name)}) for sheet in outline.characters]
    changed = {"characters": figures, "knowledge": told(outline.knowledge)}
    return outline.model_copy(update={**changed, "scenes": list(map(of_scene, outline.scenes))})


def _figures(story: Story) -> list[Figure]:
    return [sheet.to_figure() for sheet in story.characters.present()]


def _settled(draft: Draft, *, but: int = 0) -> list[SettledScene]:
    """The scenes that their author has approved or written."""
    decided = Q(status=SceneStatus.APPROVED) | Q(current__origin=Origin.MANUAL)
    scenes = draft.scenes.filter(decided).exclude(number=but).select_related("current")
    return [
        SettledScene(number=scene.number, title=scene.title, content=scene.current.content)
        for scene in scenes
        if scene.current
    ]


def _texts_before(scene: Scene) -> list[str]:
    earlier = scene.draft.scenes.filter(number__lt=scene.number).exclude(current=None)
    return list(earlier.order_by("number").values_list("current__content", flat=True))


def _text_of(draft: Draft, number: int) -> str:
    scene = draft.scenes.filter(number=number).select_related("current").first()
    return scene.current.content if scene and scene.current else ""
