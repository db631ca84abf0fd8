"""Plans that are made while the author reads the cards: used once, paid once, seen by nobody."""

import pytest
from asgiref.sync import async_to_sync
from django.utils import timezone

from stories import pending, services
from stories.models import AgentCall, Story
from stories.schemas import Brief
from stories.workflow import Stage
from stories.writers.builtin.errors import CannotDo
from storycreator.invariants import breaches
from storycreator.jobs.attempt import Attempt
from storycreator.jobs.claims import LEASE, claim, take
from storycreator.jobs.models import Job, JobStatus, Priority
from storycreator.jobs.testing import run_jobs
from tests.factories import make_character, make_consent, make_user, outline_schema
from tests.fakes import concepts, prose, seen, write_with

pytestmark = pytest.mark.django_db

PLAN = outline_schema(scenes=5)


@pytest.fixture(autouse=True)
def model_on_this_machine(settings) -> None:
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = "ollama:llama3"


def begin(**options) -> Story:
    author = options.pop("author", None) or make_user()
    return services.start_story(author, prompt="A keeper who lost the light", brief=Brief(), **options)


def carded(monkeypatch, *answers, **options) -> Story:
    """A story whose three cards are there, and read unless `options` say otherwise."""
    write_with(monkeypatch, concepts(), *answers)
    story = begin(**{"read": True, **options})
    suggested = take(claim_one(), owner="test", until=timezone.now() + LEASE)
    async_to_sync(Attempt(suggested[0]).run)()
    story.refresh_from_db()
    return story


def claim_one() -> list[Job]:
    return list(Job.objects.filter(kind="suggest_concepts", status=JobStatus.QUEUED))


def choose(story: Story, number: int = 0):
    return services.choose_concept(story, concept=story.idea.concepts.all()[number], seen=seen(story))


def ahead() -> list[str]:
    return list(Job.objects.filter(kind="outline_ahead").order_by("pk").values_list("status", flat=True))


def roles() -> list[str]:
    return list(AgentCall.objects.order_by("pk").values_list("role", flat=True))


def test_three_plans_are_made_last_of_all_and_show_on_no_page(monkeypatch):
    story = carded(monkeypatch, PLAN)
    jobs = Job.objects.filter(kind="outline_ahead")
    assert {(job.priority, job.topic, job.status) for job in jobs} == {(Priority.AHEAD, "", "queued")}
    assert len(jobs) == 3
    assert not pending.jobs_of_story(story).exists() and pending.at_work([story]) == set()
    run_jobs()
    assert roles() == ["idea_generator", *["outline_ahead"] * 3]
    assert Story.objects.get().stage == Stage.CONCEPT_SELECTION and list(breaches()) == []


def test_a_plan_that_is_there_is_used_and_not_paid_again(monkeypatch):
    story = carded(monkeypatch, PLAN, PLAN, PLAN, prose())
    run_jobs()
    draft = choose(story, 1)
    run_jobs()
    draft.refresh_from_db()
    assert draft.outline == PLAN and draft.story.stage == Stage.REVISION
    assert roles()[4:] == ["story_drafter"] * 5


def test_the_same_concept_chosen_again_is_planned_anew(monkeypatch):
    story = carded(monkeypatch, PLAN, PLAN, PLAN, prose(), prose(), prose(), prose(), prose(), PLAN, prose())
    run_jobs()
    choose(story)
    run_jobs()
    before = len(roles())
    choose(story)
    run_jobs()
    assert len(roles()) == before + 6


def test_a_plan_under_way_is_waited_for_and_the_others_stop(monkeypatch):
    story = carded(monkeypatch, PLAN, prose())
    Job.objects.filter(kind="outline_ahead").update(run_at="2026-01-01T00:00Z")
    [running] = claim("somebody", limit=1)
    choose(story)
    assert ahead() == ["running", "cancelled", "cancelled"]
    assert Job.objects.get(pk=running.pk).priority == Priority.WAITING
    assert [job.kind for job in claim("another", limit=5)] == []
    Job.objects.filter(pk=running.pk).update(status=JobStatus.QUEUED, owner="", lease_until=None, attempts=0)
    run_jobs()
    assert roles() == ["idea_generator", "outline_ahead", *["story_drafter"] * 5]
    assert Story.objects.get().stage == Stage.REVISION


def test_a_plan_that_was_not_begun_stops_and_is_made_as_usual(monkeypatch):
    story = carded(monkeypatch, PLAN, prose())
    choose(story)
    assert ahead() == ["cancelled"] * 3
    run_jobs()
    assert roles() == ["idea_generator", *["story_drafter"] * 6]


def test_a_plan_that_failed_is_made_as_usual_without_a_word(monkeypatch):
    story = carded(monkeypatch, CannotDo("No dragons."), PLAN, PLAN, PLAN, prose())
    run_jobs()
    assert ahead() == ["failed", "done", "done"]
    assert AgentCall.objects.filter(role="outline_ahead").exclude(error_kind="").count() == 1
    story.refresh_from_db()
    assert story.idea.error == "" and story.stage == Stage.CONCEPT_SELECTION
    draft = choose(story)
    run_jobs()
    draft.refresh_from_db()
    assert draft.outline == PLAN and draft.error == ""


def test_a_plan_is_tried_once(monkeypatch):
    from strands.types.exceptions import ModelThrottledException

    carded(monkeypatch, ModelThrottledException("slow down"))
    run_jobs()
    assert ahead() == ["failed"] * 3
    assert roles().count("outline_ahead") == 3


@pytest.mark.parametrize("ask", ["three_new", "start_over", "more_like_this"])
def test_another_round_stops_the_plans_of_this_one(monkeypatch, ask):
    story = carded(monkeypatch, PLAN)
    more = {
        "three_new": {},
        "start_over": {"prompt": "Another keeper", "brief": Brief()},
        "more_like_this": {"concept": story.idea.concepts.all()[0]},
    }
    getattr(services, ask)(story, seen=seen(story), **more[ask])
    assert ahead() == ["cancelled"] * 3


@pytest.mark.parametrize("end", [services.stop_work, services.delete_story, services.erase_story])
def test_whatever_ends_the_work_of_a_story_ends_its_plans(monkeypatch, end):
    story = carded(monkeypatch, PLAN)
    end(story)
    assert ahead() == ["cancelled"] * 3


def test_a_program_that_reads_no_cards_pays_for_no_plans(monkeypatch):
    carded(monkeypatch, PLAN, read=False)
    assert ahead() == []


def test_the_operator_can_do_without(monkeypatch, settings):
    settings.OUTLINE_AHEAD = False
    carded(monkeypatch, PLAN)
    assert ahead() == []


def test_the_built_in_writer_is_quick_enough_without(monkeypatch, settings):
    settings.STORY_MODEL_FAST = "builtin:"
    carded(monkeypatch, PLAN)
    assert ahead() == []


def test_nothing_goes_ahead_to_a_service_whose_consent_was_revoked(monkeypatch, outside):
    author = make_user()
    given = make_consent(author=author, service=outside)
    story = carded(monkeypatch, PLAN, author=author)
    assert ahead() == ["queued"] * 3
    services.revoke_consent(given)
    run_jobs()
    assert ahead() == ["failed"] * 3 and roles() == ["idea_generator"]
    assert story.stage == Stage.CONCEPT_SELECTION


def test_a_plan_from_before_a_sheet_was_written_is_made_again(monkeypatch):
    story = carded(monkeypatch, PLAN, PLAN, PLAN, outline_schema(scenes=5), prose())
    run_jobs()
    make_character(story=story, name="Ilse", locked=True)
    choose(story)
    run_jobs()
    assert roles()[4:] == ["story_drafter"] * 6
