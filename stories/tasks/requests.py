"""Rows as the requests that agents take."""

from django.db.models import Q

from stories.models import Character, Concept, Draft, Idea, Origin, Revision, Scene, SceneStatus
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


def outline_request(draft: Draft) -> OutlineRequest:
    idea = draft.concept.idea
    earlier = draft.story.drafts.filter(concept=draft.concept, number__lt=draft.number).last()
    return OutlineRequest(
        idea=idea.prompt,
        brief=idea.brief,
        concept=draft.concept.to_schema(),
        # What an earlier plan made up binds no new one.
        characters=[figure for figure in _figures(draft) if figure.is_authors],
        settled=_settled(earlier) if earlier else [],
        seed=draft.seed,
    )


def scene_request(scene: Scene) -> SceneRequest:
    """The order for the first text of a scene; later ones take the first scene as their anchor."""
    draft, idea = scene.draft, scene.draft.concept.idea
    return SceneRequest(
        idea=idea.prompt,
        brief=idea.brief,
        concept=draft.concept.to_schema(),
        outline=_outline(draft),
        characters=_figures(draft),
        settled=_settled(draft, but=scene.number),
        number=scene.number,
        before=_text_of(draft, scene.number - 1),
        after=_text_of(draft, scene.number + 1),
        anchor=_text_of(draft, 1) if scene.number > 1 else "",
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
        characters=_figures(draft),
        settled=_settled(draft, but=scene.number),
        number=scene.number,
        content=revision.based_on.content if revision.based_on else "",
        feedback=revision.feedback,
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


def _figures(draft: Draft) -> list[Figure]:
    return [sheet.to_figure() for sheet in draft.story.characters.present()]


def _settled(draft: Draft, *, but: int = 0) -> list[SettledScene]:
    """The scenes that their author has approved or written."""
    decided = Q(status=SceneStatus.APPROVED) | Q(current__origin=Origin.MANUAL)
    scenes = draft.scenes.filter(decided).exclude(number=but).select_related("current")
    return [
        SettledScene(number=scene.number, title=scene.title, content=scene.current.content)
        for scene in scenes
        if scene.current
    ]


def _text_of(draft: Draft, number: int) -> str:
    scene = draft.scenes.filter(number=number).select_related("current").first()
    return scene.current.content if scene and scene.current else ""
