"""The built-in writer survives any string as an idea."""

import pytest

IDEAS = [
    "x",
    "the",
    "👻👻👻",
    "محقق يرى الأشباح",
    "<script>alert('x')</script>",
    "{{ secret }} {% include 'x' %} {H} [walk] <a|b> <#x:y> {thing.use}",
    "}{][><|#\\",
    "word " * 2_000,
    "A king, a queen, a knight, a witch, a fox, a robot and a ghost and a child and a dragon " * 5,
    "\u202eright to left\u202c \x07 bell",
    "I",
    "A A A A. B! C? D;",
    "'s 's 's",
    "Zoë’s naïve façade",
]


@pytest.mark.parametrize("idea", IDEAS, ids=range(len(IDEAS)))
def test_a_strange_idea_still_makes_a_whole_story(tell_story, idea):
    story = tell_story(idea[:2_000])
    assert len(story.scenes) == 5
    assert all(len(scene.split()) > 250 for scene in story.scenes)
    assert not set("{}[]<>|") & set(story.text)


@pytest.mark.parametrize("idea", IDEAS[:8], ids=range(8))
@pytest.mark.parametrize("pick", [1, 2])
def test_its_other_concepts_do_too(tell_story, idea, pick):
    assert len(tell_story(idea[:2_000], pick=pick, words=300).scenes) == 5
