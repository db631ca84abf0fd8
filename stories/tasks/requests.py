"""Rows as the requests that agents take."""

from stories.models import Concept, Draft, Idea, Origin, Revision, Scene
from stories.schemas import IdeaKind, IdeaRequest, OutlineRequest, RewriteRequest, SceneRequest, StoryOutline

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
    return OutlineRequest(
        idea=idea.prompt, brief=idea.brief, concept=draft.concept.to_schema(), seed=draft.seed
    )


def scene_request(scene: Scene) -> SceneRequest:
    """The order for the first text of a scene; later ones take the first scene as their anchor."""
    draft, idea = scene.draft, scene.draft.concept.idea
    return SceneRequest(
        idea=idea.prompt,
        brief=idea.brief,
        concept=draft.concept.to_schema(),
        outline=_outline(draft),
        number=scene.number,
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
        number=scene.number,
        content=revision.based_on.content if revision.based_on else "",
        feedback=revision.feedback,
        polish=revision.origin == Origin.POLISH,
        before=_text_of(draft, scene.number - 1),
        after=_text_of(draft, scene.number + 1),
        seed=draft.seed,
    )


def _outline(draft: Draft) -> StoryOutline:
    if draft.outline is None:
        raise ValueError("a scene cannot be written before its story is planned")
    return draft.outline


def _text_of(draft: Draft, number: int) -> str:
    scene = draft.scenes.filter(number=number).select_related("current").first()
    return scene.current.content if scene and scene.current else ""
