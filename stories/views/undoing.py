"""The last decision, taken back."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from stories import services
from stories.access import get_decision, get_story
from stories.models import Decision
from stories.views.answers import action_of, take
from stories.views.desks import bench_of
from stories.views.review import PAGE, page_of, show_all
from stories.views.scenes import answer
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_partials

UNDONE = "Undone. Scene {} stands as it did before."


@require_POST
def decision_undo(request: AuthorRequest, story_id: UUID, decision_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    found = get_decision(story, decision_id)
    refusal = _undo(request, found)
    if len(found.scene_ids) == 1:
        scene = story.draft and story.draft.scenes.filter(pk=found.scene_ids[0]).first()
        said = UNDONE.format(scene.number if scene else "")
        return answer(request, story, found.scene_ids[0], refusal=refusal, said=said)
    bench = bench_of(get_story(request, story_id))
    if refusal:
        context = page_of(bench, refusal=refusal)
        return render_partials(request, PAGE, "review_status", context=context, status=HTTPStatus.CONFLICT)
    return show_all(request, bench)


def _undo(request: AuthorRequest, decision: Decision) -> str:
    """Take it back; return why not, or ""."""
    form = VersionedForm(request.POST)
    try:
        take(
            request,
            form,
            action=action_of(request),
            about=request.path,
            effect=lambda _: services.undo_decision(decision),
        )
    except AuthorError as error:
        return error.message
    return ""
