"""Rows for tests: plain functions, each with everything it needs unless the test says otherwise."""

import itertools
from typing import Any

from narration.models import (
    Book,
    Edition,
    EditionFile,
    EditionScene,
    EditionState,
    Illustration,
    Narrator,
    OutputFormat,
    PartState,
    Recording,
    Take,
)
from stories.consent import VERSION
from stories.models import (
    Character,
    Concept,
    Consent,
    Decision,
    Draft,
    Idea,
    Origin,
    Revision,
    RevisionState,
    Scene,
    SceneStatus,
    Story,
    versions_of,
)
from stories.schemas import Brief, CharacterSheet, SceneOutline, ScenePlan, StoryConcept, StoryOutline
from stories.workflow import Stage
from storycreator.jobs.models import Job, JobStatus
from storycreator.models import User

PASSWORD = "a-lamp-for-the-ferry"
TEXT = "Mara climbed the stairs of the lighthouse. The lamp was out."

_numbers = itertools.count(1)


def make_user(*, username: str = "", password: str | None = PASSWORD, **fields: Any) -> User:
    """An author who can sign in with `PASSWORD`; `password=None` makes one who cannot."""
    name = username or f"author{next(_numbers)}"
    return User.objects.create_user(username=name, password=password, **fields)


def make_consent(*, author: User | None = None, service: str = "bedrock", **fields: Any) -> Consent:
    """An author's word that what is written may go to a service."""
    fields = {"version": VERSION, **fields}
    return Consent.objects.create(author=author or make_user(), service=service, **fields)


# From an idea to approved scenes.


def make_story(*, author: User | None = None, title: str = "The Lamp", **fields: Any) -> Story:
    """A story at its first stage, without an idea."""
    return Story.objects.create(author=author or make_user(), title=title, **fields)


def make_idea(
    *, story: Story | None = None, prompt: str = "A keeper who lost the light", **fields: Any
) -> Idea:
    story = story or make_story()
    fields.setdefault("round", story.ideas.count() + 1)
    brief = fields.pop("brief", Brief())
    return Idea.objects.create(story=story, prompt=prompt, brief_json=brief.model_dump(), **fields)


def concept_schema(*, number: int = 1) -> StoryConcept:
    return StoryConcept(
        title=f"The Lamp {number}",
        logline="A keeper must light the lamp before the last ferry comes.",
        genre=f"mystery {number}",
        tone="quiet",
        setting="an island, one autumn",
        protagonist="Mara, keeper of the light",
        stakes=f"The ferry runs aground {number}",
        difference="told in one night",
    )


def make_concept(*, idea: Idea | None = None, **fields: Any) -> Concept:
    """The next concept of an idea."""
    idea = idea or make_idea()
    position = fields.pop("position", idea.concepts.count() + 1)
    values = {**concept_schema(number=position).model_dump(), **fields}
    return Concept.objects.create(idea=idea, position=position, **values)


def make_concepts(*, idea: Idea | None = None) -> list[Concept]:
    """The three concepts of an idea, whose story then waits for a choice."""
    idea = idea or make_idea()
    Story.objects.filter(pk=idea.story_id).update(stage=Stage.CONCEPT_SELECTION)
    idea.story.refresh_from_db()
    return [make_concept(idea=idea) for _ in range(3)]


def outline_schema(*, scenes: int = 4) -> StoryOutline:
    sheet = CharacterSheet(
        name="Mara",
        role="protagonist",
        description="keeper of the light",
        appearance="forty, grey coat, a brass key",
        voice="short sentences",
    )
    plan = [
        SceneOutline(
            title=f"Scene {number}",
            setting="the lighthouse, night",
            characters=["Mara"],
            opening="The lamp is out.",
            beats=["She climbs the stairs."],
            hook="A ferry sounds its horn.",
        )
        for number in range(1, scenes + 1)
    ]
    return StoryOutline(
        title="The Lamp",
        tense="past",
        point_of_view="third",
        characters=[sheet],
        knowledge="Only Mara knows who broke it.",
        scenes=plan,
    )


def scene_plans(draft: Draft, **changed: Any) -> list[ScenePlan]:
    """The outline of a draft as its author sends it back, with `changed` in each scene."""
    scenes = draft.outline.scenes if draft.outline else []
    names = set(ScenePlan.model_fields) - {"number"}
    return [
        ScenePlan(number=number, **{**scene.model_dump(include=names), **changed})
        for number, scene in enumerate(scenes, start=1)
    ]


def make_draft(*, story: Story | None = None, concept: Concept | None = None, **fields: Any) -> Draft:
    """A draft with its outline, which is the story's current one; no scenes yet."""
    concept = concept or make_concept(idea=make_idea(story=story))
    story = story or concept.idea.story
    fields.setdefault("number", story.drafts.count() + 1)
    fields.setdefault("outline_json", outline_schema().model_dump())
    draft = Draft.objects.create(story=story, concept=concept, **fields)
    story.draft, story.concept, story.stage = draft, concept, Stage.STORY_DRAFTING
    story.save(update_fields=["draft", "concept", "stage"])
    return draft


def make_scene(*, draft: Draft | None = None, content: str | None = TEXT, **fields: Any) -> Scene:
    """The next scene of a draft, pending, with `content` as its text; None: not written yet."""
    draft = draft or make_draft()
    number = fields.pop("number", draft.scenes.count() + 1)
    fields = {"title": f"Scene {number}", "setting": "the lighthouse, night", **fields}
    scene = Scene.objects.create(draft=draft, number=number, **fields)
    if content is not None:
        scene.current = make_revision(scene=scene, content=content)
        scene.save(update_fields=["current"])
    return scene


def make_revision(*, scene: Scene | None = None, content: str = TEXT, **fields: Any) -> Revision:
    """The next text of a scene, accepted; it does not become the current one by itself."""
    scene = scene or make_scene()
    fields = {
        "origin": Origin.DRAFT,
        "state": RevisionState.ACCEPTED,
        "words": len(content.split()),
        **fields,
    }
    fields.setdefault("number", scene.revisions.count() + 1)
    return Revision.objects.create(scene=scene, content=content, **fields)


def make_candidate(*, scene: Scene | None = None, content: str = TEXT, **fields: Any) -> Revision:
    """A rewrite that waits beside the current text of a scene."""
    scene = scene or make_scene()
    fields = {"origin": Origin.AI_REWRITE, "state": RevisionState.CANDIDATE, "feedback": "Shorter.", **fields}
    fields.setdefault("based_on", scene.current)
    return make_revision(scene=scene, content=content, **fields)


def approve(scene: Scene) -> Scene:
    """Set a scene to approved, as it is."""
    scene.approved, scene.status = scene.current, SceneStatus.APPROVED
    scene.save(update_fields=["approved", "status"])
    return scene


def make_reviewed_story(*, author: User | None = None, scenes: int = 4, **fields: Any) -> Story:
    """A story in review: a draft whose every scene is written and none approved."""
    story = make_story(author=author, **fields)
    draft = make_draft(story=story)
    for number in range(1, scenes + 1):
        make_scene(draft=draft, content=f"{TEXT} It was night {number}.")
    story.stage = Stage.REVISION
    story.save(update_fields=["stage"])
    return story


def make_approved_story(*, author: User | None = None, scenes: int = 4, **fields: Any) -> Story:
    """A story whose every scene is approved; its author chooses the format next."""
    story = make_reviewed_story(author=author, scenes=scenes, **fields)
    for scene in Scene.objects.filter(draft__story=story):
        approve(scene)
    story.stage = Stage.FORMAT_SELECTION
    story.save(update_fields=["stage"])
    return story


def make_decision(*, scene: Scene, **fields: Any) -> Decision:
    """The last decision about a scene, which left it as it is."""
    story = scene.draft.story
    fields = {"action": "approve", "stage": story.stage, "before": [scene.standing()], **fields}
    return Decision.objects.create(story=story, versions=versions_of(scene.draft_id), **fields)


def make_character(*, story: Story | None = None, name: str = "Mara", **fields: Any) -> Character:
    story = story or make_story()
    fields.setdefault("position", story.next_position())
    sheet = {"role": "protagonist", "description": "keeper", "appearance": "grey coat", **fields}
    return Character.objects.create(story=story, name=name, **sheet)


# From approved scenes to a finished book.


def make_narrator(*, voice_id: str = "en-GB-female-1", **fields: Any) -> Narrator:
    values = {
        "name": "Ada",
        "gender": "female",
        "accent": "British",
        "tone": "warm",
        "description": "A calm reader.",
        "engine": "builtin",
        **fields,
    }
    return Narrator.objects.get_or_create(voice_id=voice_id, defaults=values)[0]


def make_book(*, story: Story | None = None, **fields: Any) -> Book:
    """A book with both sound and pictures, whose every decision is taken."""
    story = story or make_approved_story()
    fields = {"output_format": OutputFormat.BOTH, **fields}
    if "narrator" not in fields:
        fields["narrator"] = make_narrator()
    story.stage = story.undecided = Stage.GENERATION
    story.save(update_fields=["stage", "undecided"])
    return Book.objects.create(story=story, **fields)


def _part(*, book: Book | None, revision: Revision | None, fields: dict[str, Any]) -> dict[str, Any]:
    book = book or make_book()
    scene = book.story.draft.scenes.first() if book.story.draft else None
    number = next(_numbers)
    return {
        "book": book,
        "revision": revision or (scene and scene.approved),
        "input_hash": f"{number:064x}",
        "state": PartState.READY,
        "file": f"parts/{number}",
        "engine": "builtin",
        **fields,
    }


def make_recording(*, book: Book | None = None, revision: Revision | None = None, **fields: Any) -> Recording:
    """A scene read aloud, ready; the file itself is not there."""
    fields = {"voice_id": "en-GB-female-1", "seconds": 12.5, "media_type": "audio/mpeg", **fields}
    return Recording.objects.create(**_part(book=book, revision=revision, fields=fields))


def make_take(*, book: Book, **fields: Any) -> Take:
    """A spoken paragraph; the file itself is not there."""
    number = next(_numbers)
    said = {
        "input_hash": f"{number:064x}",
        "voice_id": "en-GB-female-1",
        "engine": "builtin",
        "seconds": 4.2,
        "file": f"takes/{number}",
        "media_type": "audio/flac",
        "size": 4,
        "sha256": "0" * 64,
    }
    return Take.objects.create(book=book, **{**said, **fields})


def make_illustration(
    *, book: Book | None = None, revision: Revision | None = None, **fields: Any
) -> Illustration:
    """A picture of a scene, ready; the file itself is not there."""
    picture = {
        "prompt": "a lighthouse at night",
        "style": "watercolour",
        "aspect_ratio": "16:9",
        "alt_text": "A lighthouse whose lamp is out.",
        "media_type": "image/webp",
        "width": 1600,
        "height": 900,
        **fields,
    }
    return Illustration.objects.create(**_part(book=book, revision=revision, fields=picture))


def make_edition(*, book: Book | None = None, **fields: Any) -> Edition:
    """A whole edition of the texts approved now, with what was made for them; no files."""
    book = book or make_book()
    fields = {"number": book.editions.count() + 1, "state": EditionState.WHOLE, **fields}
    fields.setdefault("title", book.story.title)
    edition = Edition.objects.create(book=book, **fields)
    for scene in book.story.draft.scenes.exclude(approved=None) if book.story.draft else ():
        EditionScene.objects.create(
            edition=edition,
            number=scene.number,
            title=scene.title,
            revision=scene.approved,
            recording=Recording.objects.filter(book=book, revision=scene.approved).last(),
            illustration=Illustration.objects.filter(book=book, revision=scene.approved).last(),
        )
    return edition


def make_edition_file(*, edition: Edition | None = None, format: str = "epub", **fields: Any) -> EditionFile:
    """A file of an edition, ready; the object itself is not in storage."""
    edition = edition or make_edition()
    fields = {"state": PartState.READY, "file": f"editions/{edition.pk}.{format}", **fields}
    return EditionFile.objects.create(edition=edition, format=format, **fields)


# Work.


def make_job(*, kind: str = "write_scene", status: JobStatus = JobStatus.QUEUED, **fields: Any) -> Job:
    return Job.objects.create(kind=kind, status=status, **fields)
