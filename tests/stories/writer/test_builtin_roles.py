"""Each figure of an idea stands in the part that the idea gives it."""

import re

import pytest

from stories.schemas import Brief, IdeaRequest
from stories.writers.builtin.cards import find_plan, suggest
from stories.writers.builtin.fit import parts, ranked, score
from stories.writers.builtin.material import ENGINES, engine
from stories.writers.builtin.planner import plan
from stories.writers.builtin.reader import read


def plans(idea):
    brief = Brief()
    return [find_plan(idea, card, brief) for card in suggest(IdeaRequest(idea=idea, brief=brief)).concepts]


def test_all_three_stories_of_a_detective_who_sees_ghosts_have_ghosts(tell_story):
    for pick in range(3):
        story = tell_story("A detective who can see ghosts", pick=pick)
        haunted = sum("ghost" in scene.lower() or "the dead" in scene.lower() for scene in story.scenes)
        named = [sheet.name for sheet in story.outline.characters if "ghost" in sheet.description]
        seen = sum(any(name in scene for name in named) for scene in story.scenes)
        assert max(haunted, seen) >= 2
        assert "detective" in story.concept.protagonist


def test_the_best_plot_for_ghosts_has_one_as_a_figure():
    assert plans("A detective who can see ghosts")[0].people["B"].kind == "ghost"


def test_a_lost_child_is_the_one_who_is_brought_home():
    best = plans("A fox and a lost child")[0]
    assert best.engine.name == "road"
    assert (best.people["H"].kind, best.people["B"].noun) == ("animal", "a lost child")


def test_two_rivals_quarrel():
    best = plans("Two rival bakers share one oven")[0]
    assert best.engine.name == "quarrel"
    assert best.people["N"].noun == "the other baker"


def test_somebody_who_is_gone_is_never_in_the_room():
    for story in plans("A clockmaker mends a music box for a stranger who never comes back for it")[:1]:
        assert all("stranger" not in person.noun for person in story.people.values())


def test_the_beloved_of_an_idea_is_not_the_errand_boy():
    for story in plans("A spy falls in love with the woman he must betray")[:1]:
        part = next(p for p, person in story.people.items() if "woman" in person.noun)
        assert part in ("A", "N", "B")


@pytest.mark.parametrize("name", ENGINES)
def test_a_plot_whose_parts_an_idea_cannot_fill_is_not_its_first(name):
    premise = read("A detective who can see ghosts")
    _, penalty = parts(premise, engine(name))
    assert penalty == 0 or ranked(premise)[0].name != name
    assert penalty == 0 or score(premise, engine(name)) < score(premise, ranked(premise)[0])


def test_of_two_sisters_the_second_is_there():
    best = plans("Two sisters inherit a haunted bookshop")[0]
    assert (best.people["A"].noun, best.people["A"].gender) == ("the other sister", "female")
    assert best.people["B"].kind == "ghost"


def test_looks_do_not_gainsay_what_somebody_is_called():
    for variant in range(40):
        people = plan("An old clockmaker builds a clock", "hiding", variant).people
        assert "late twenties" not in people["H"].appearance
        for person in people.values():
            young = "late twenties" in person.appearance or "thirty-five" in person.appearance
            assert not (young and re.search(r"\b(?:grey|white) (?:hair|beard)", person.appearance))


def test_the_youngest_of_the_house_is_a_child():
    noun = "the miller’s youngest"
    made = [plan("Two rival bakers share one oven", "quarrel", variant).people["A"] for variant in range(60)]
    assert {person.kind for person in made if person.noun == noun} == {"child"}
