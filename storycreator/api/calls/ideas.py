"""An idea, its concepts, and the choice of one."""

from django.http import HttpResponse
from ninja import Router

from stories import services
from stories.access import get_concept
from storycreator.api.bodies import ConceptBody, SessionBody, StartBody, StartOverBody
from storycreator.api.contract import begins, starts_work
from storycreator.api.taking import answer, take, take_once
from storycreator.web import AuthorRequest

router = Router(tags=["Idea and concepts"])
SUGGESTING = "Three concepts are being suggested."


@router.post("/start", summary="Begin a story with an idea", **begins())
def start(request: AuthorRequest, body: StartBody) -> HttpResponse:
    """Three concepts are suggested next."""

    def effect() -> str:
        return str(services.start_story(request.user, prompt=body.prompt, brief=body.brief).pk)

    made = take_once(request, body, effect)
    return answer(request, made, message=SUGGESTING, starts_work=True)


@router.post("/more-like-this", summary="Three concepts in the manner of one", **starts_work("concept"))
def more_like_this(request: AuthorRequest, body: ConceptBody) -> HttpResponse:
    return take(
        request,
        body,
        body.session_id,
        effect=lambda story: services.more_like_this(
            story, concept=get_concept(story, body.concept_id), seen=story.version
        ),
        message=SUGGESTING,
        starts_work=True,
    )


@router.post("/three-new", summary="Three other concepts for the same idea", **starts_work("session"))
def three_new(request: AuthorRequest, body: SessionBody) -> HttpResponse:
    return take(
        request,
        body,
        body.session_id,
        effect=lambda story: services.three_new(story, seen=story.version),
        message=SUGGESTING,
        starts_work=True,
    )


@router.post("/start-over", summary="Change the idea", **starts_work("start_over"))
def start_over(request: AuthorRequest, body: StartOverBody) -> HttpResponse:
    """Everything made so far stays. The brief is that of the former idea."""
    return take(
        request,
        body,
        body.session_id,
        effect=lambda story: services.start_over(
            story, prompt=body.prompt, brief=story.idea.brief, seen=story.version
        ),
        message=SUGGESTING,
        starts_work=True,
    )


@router.post("/select-concept", summary="Tell one of the concepts", **starts_work("concept"))
def select_concept(request: AuthorRequest, body: ConceptBody) -> HttpResponse:
    """A draft of it is written next."""
    return take(
        request,
        body,
        body.session_id,
        effect=lambda story: services.choose_concept(
            story, concept=get_concept(story, body.concept_id), seen=story.version
        ),
        message="The draft is being written.",
        starts_work=True,
    )
