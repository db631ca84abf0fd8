"""What a worker does for a story: load, ask an agent, commit; a failure leaves a next action."""

from stories.tasks.ahead import outline_ahead
from stories.tasks.concepts import suggest_concepts
from stories.tasks.outlines import outline_draft
from stories.tasks.rewrites import rewrite_scene
from stories.tasks.scenes import write_scene

__all__ = ["outline_ahead", "outline_draft", "rewrite_scene", "suggest_concepts", "write_scene"]
