"""An idea, and the rounds of three concepts that are suggested for it."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from stories import chosen, costs, pending, writers
from stories.models import Concept, Idea, Story
from stories.schemas import Brief, IdeaKind
from stories.services.deciding import deciding
from stories.services.limits import require_leave
from stories.services.titles import follow_title
from stories.services.wording import byline_line, idea_text, readable, title_of_idea
from stories.workflow import Action, Stage
from storycreator import progress
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Priority
from storycreator.models import User


def refuse_idea(prompt: str, brief: Brief) -> str | None:
    """Return the sentence with which the writer turns an idea down at once, or None when it takes it."""
    return writers.refuse(chosen.writer(), prompt)


def start_story(author: User, *, prompt: str, brief: Brief, byline: str = "", read: bool = False) -> Story:
    """Begin a story with an idea; three concepts are suggested next.

    Here and in the other requests for concepts `read` says that their author will sit and read them: one
    of them may then be planned before it is chosen.

    Raises `AuthorError` when the idea is empty, too long, or nothing the writer can read.
    """
    prompt = readable(idea_text(prompt))
    with transaction.atomic():
        story = Story.objects.create(author=author, title=title_of_idea(prompt), byline=byline_line(byline))
        story.touch()
        idea = story.ideas.create(round=1, prompt=prompt, brief_json=brief.model_dump())
        story.move(Action.SUGGEST, Stage.IDEA_GENERATION)
        _ask(idea, read=read)
    return story


def more_like_this(story: Story, *, concept: Concept, seen: int, read: bool = False) -> Idea:
    """Ask for three more concepts in the manner of `concept`."""
    with deciding(story, action=Action.MORE_LIKE_THIS, seen=seen):
        if concept.idea.story_id != story.pk:
            raise AuthorError("That concept belongs to another story. Nothing was changed.")
        return _next_round(
            story,
            action=Action.MORE_LIKE_THIS,
            kind="more_like_this",
            like=concept,
            prompt=concept.idea.prompt,
            brief=concept.idea.brief,
            read=read,
        )


def three_new(story: Story, *, seen: int, read: bool = False) -> Idea:
    """Ask for three other concepts for the same idea."""
    with deciding(story, action=Action.THREE_NEW, seen=seen):
        idea = story.idea
        return _next_round(
            story, action=Action.THREE_NEW, kind="three_new", prompt=idea.prompt, brief=idea.brief, read=read
        )


def start_over(story: Story, *, prompt: str, brief: Brief, seen: int, read: bool = False) -> Idea:
    """Change the idea, and ask for three concepts for the new one; everything made so far stays."""
    prompt = readable(idea_text(prompt))
    with deciding(story, action=Action.START_OVER, seen=seen):
        idea = _next_round(
            story, action=Action.START_OVER, kind="start_over", prompt=prompt, brief=brief, read=read
        )
        follow_title(story, title_of_idea(prompt))
        return idea


def suggest_again(story: Story, *, seen: int, read: bool = False) -> Idea:
    """Repeat the newest request for concepts, which failed or was stopped.

    Returns the same idea: a request is made once, however often it is tried.
    """
    with deciding(story, action=Action.SUGGEST, seen=seen):
        idea = story.idea
        if idea.concepts.exists() or pending.jobs_of_idea(idea).exists():
            raise AuthorError("The concepts are here, or on their way. Nothing was changed.")
        idea.error = ""
        idea.save(update_fields=["error"])
        story.move(Action.SUGGEST, Stage.IDEA_GENERATION)
        _ask(idea, read=read)
        return idea


def stop_suggesting(story: Story) -> None:
    """Stop the suggestions that are under way; what was suggested before stays."""
    with deciding(story):
        cancel(pending.suggestions(story))


def _next_round(
    story: Story,
    *,
    action: Action,
    kind: IdeaKind,
    prompt: str,
    brief: Brief,
    read: bool,
    like: Concept | None = None,
) -> Idea:
    last = story.ideas.aggregate(last=Max("round"))["last"] or 0
    earlier = list(pending.suggestions(story).values_list("pk", flat=True))
    idea = story.ideas.create(
        round=last + 1, prompt=prompt, brief_json=brief.model_dump(), kind=kind, parent=like
    )
    story.move(action, Stage.IDEA_GENERATION)
    # Last: a round that ends moves the story only while it is the newest.
    cancel(pending.suggestions(story).filter(pk__in=earlier) | pending.outlines_ahead(story))
    _ask(idea, read=read)
    return idea


def _ask(idea: Idea, *, read: bool) -> None:
    story = idea.story
    require_leave(story.author_id, most=costs.most_of_concepts())
    args: dict[str, Any] = {"idea_id": str(idea.pk), **({"read": True} if read else {})}
    enqueue(pending.SUGGEST, topic=story.topic, priority=Priority.WAITING, **args)
    progress.changed(story.topic, "concepts")
