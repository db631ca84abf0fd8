"""A story, all stories, and the way into the bin."""

from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from ninja import Query, Router
from ninja.errors import ValidationError
from pydantic import BaseModel, ConfigDict, Field

from narration.session import SessionSummary
from stories import services
from stories.access import get_story_anywhere
from stories.models import Story
from stories.workflow import Stage
from storycreator.api.contract import reads, removes
from storycreator.api.envelope import DoneAnswer, Page, PageAnswer, SessionAnswer, say
from storycreator.api.links import NAMESPACE
from storycreator.api.taking import answer
from storycreator.web import AuthorRequest

router = Router(tags=["Stories"])
MOST, FURTHEST = 100, 1_000_000


class Paging(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    limit: Annotated[int, Field(ge=1, le=MOST)] = 20
    """How many stories."""
    offset: Annotated[int, Field(ge=0, le=FURTHEST)] = 0
    """How many come before the first of them."""


@router.get("/sessions", summary="The author's stories", **reads(PageAnswer, "page"))
def sessions(request: AuthorRequest, paging: Query[Paging]) -> HttpResponse:
    """The one worked on last comes first. Those in the bin are left out."""
    _refuse_unknown(request)
    own = Story.objects.for_author(request.user).in_library()
    total = own.count()
    scenes = Count("draft__scenes", distinct=True)
    approved = Count("draft__scenes", filter=Q(draft__scenes__status="approved"), distinct=True)
    # Counted for the stories of the page alone, not for all that are sorted.
    keys = list(own.order_by("-updated_at", "pk").values_list("pk", flat=True)[_span(paging)])
    rows = own.filter(pk__in=keys).annotate(scene_count=scenes, approved_count=approved)
    items = [_summary(story) for story in rows.order_by("-updated_at", "pk")]
    page = Page(items=items, total=total, limit=paging.limit, offset=paging.offset, next=_next(paging, total))
    return say(PageAnswer(message=f"{len(items)} of {total} stories.", data=page))


@router.get(
    "/session/{session_id}",
    summary="A story",
    url_name="session",
    **reads(SessionAnswer, "session", wait=True),
)
def session(request: AuthorRequest, session_id: UUID) -> HttpResponse:
    return answer(request, session_id, message="The story as it stands.")


@router.delete("/session/{session_id}", summary="Put a story into the bin", url_name="session", **removes())
def delete_session(request: AuthorRequest, session_id: UUID) -> HttpResponse:
    """It can be taken back on the page of the bin until it is deleted for good. Done twice, it is done."""
    services.delete_story(get_story_anywhere(request, session_id))
    return say(DoneAnswer(message=f"The story is in the bin for {settings.BIN_DAYS} days."))


def _refuse_unknown(request: AuthorRequest) -> None:
    # django-ninja drops them before the schema, which forbids them, is asked.
    unknown = [name for name in request.GET if name not in Paging.model_fields]
    if unknown:
        raise ValidationError([{"loc": ("query", name), "type": "extra_forbidden"} for name in unknown])


def _span(paging: Paging) -> slice:
    return slice(paging.offset, paging.offset + paging.limit)


def _next(paging: Paging, total: int) -> str | None:
    following = paging.offset + paging.limit
    if following >= total:
        return None
    query = urlencode({"limit": paging.limit, "offset": following})
    return f"{reverse(f'{NAMESPACE}:sessions')}?{query}"


def _summary(story: Story) -> SessionSummary:
    counted: dict[str, int] = vars(story)
    return SessionSummary(
        session_id=str(story.pk),
        title=story.title,
        byline=story.byline,
        current_stage=Stage(story.stage),
        scenes=counted["scene_count"],
        approved_scenes=counted["approved_count"],
        created_at=story.created_at,
        updated_at=story.updated_at,
    )
