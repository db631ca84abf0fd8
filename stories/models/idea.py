"""An idea, and the concepts that were suggested for it."""

import uuid
from typing import ClassVar

from django.db import models

from stories import schemas
from stories.models.story import Story
from stories.schemas import TITLE_CHARS


class Idea(models.Model):
    """One request for concepts; never changed afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="ideas")
    round = models.PositiveIntegerField()
    prompt = models.TextField()
    brief_json = models.JSONField(default=dict)
    kind = models.CharField(max_length=16, default="first")
    parent = models.ForeignKey(
        "Concept", on_delete=models.SET_NULL, null=True, blank=True, related_name="children"
    )
    error = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "round"], name="one_idea_a_round")]
        ordering: ClassVar = ["round"]

    def __str__(self) -> str:
        return self.prompt[:60]

    @property
    def brief(self) -> schemas.Brief:
        return schemas.Brief.model_validate(self.brief_json)


class Concept(models.Model):
    """One of the three ways to tell an idea."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="concepts")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=TITLE_CHARS)
    logline = models.TextField()
    genre = models.CharField(max_length=TITLE_CHARS)
    tone = models.CharField(max_length=TITLE_CHARS)
    setting = models.TextField()
    protagonist = models.TextField()
    stakes = models.TextField()
    difference = models.TextField()
    outline_json = models.JSONField(null=True, blank=True)
    """Its plan, made while its author was still choosing; the first draft of it takes it away."""
    outline_asked = models.CharField(max_length=64, blank=True, default="")
    """The digest of what that plan was made from."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idea", "position"], name="one_concept_a_position")
        ]
        ordering: ClassVar = ["idea__round", "position"]

    def __str__(self) -> str:
        return self.title

    @property
    def outline(self) -> schemas.StoryOutline | None:
        """The plan that was made ahead and that no draft has taken."""
        return schemas.StoryOutline.model_validate(self.outline_json) if self.outline_json else None

    def to_schema(self) -> schemas.StoryConcept:
        return schemas.StoryConcept.model_validate(
            {name: getattr(self, name) for name in schemas.StoryConcept.model_fields}
        )
