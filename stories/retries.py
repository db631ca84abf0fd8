"""Work on a story that was given up, asked for again by whoever looks after the installation."""

from stories import pending, services
from stories.models import Draft, Idea, Revision, Story
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import enqueue
from storycreator.jobs.models import Job
from storycreator.jobs.retries import find, retries


@retries(pending.SUGGEST)
def suggest_concepts(job: Job) -> None:
    idea = find(Idea, job.args["idea_id"])
    if idea != idea.story.idea:
        raise AuthorError("Other concepts were asked for since. Nothing was changed.")
    services.suggest_again(idea.story, seen=idea.story.version)


@retries(pending.OUTLINE)
def outline_draft(job: Job) -> None:
    draft = find(Draft, job.args["draft_id"])
    services.retry_outline(draft, seen=draft.story.version)


@retries(pending.OUTLINE_AHEAD)
def outline_ahead(_job: Job) -> None:
    raise AuthorError("A plan that was to be made ahead is made when its concept is chosen.")


@retries(pending.WRITE)
def write_scene(job: Job) -> None:
    scene = find(Revision, job.args["revision_id"]).scene
    services.retry_scene(scene, seen=scene.version)


@retries(pending.REWRITE)
def rewrite_scene(job: Job) -> None:
    revision = find(Revision, job.args["revision_id"])
    services.retry_rewrite(revision, seen=revision.scene.version)


@retries(pending.REMOVE)
def remove_revision(job: Job) -> None:
    enqueue(pending.REMOVE, revision_id=str(find(Revision, job.args["revision_id"]).pk))


@retries("delete_story")
def delete_story(job: Job) -> None:
    services.erase_story(find(Story, job.args["story_id"]))
