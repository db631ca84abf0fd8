"""A story from its idea to its approved scenes."""

from stories.models.agent_call import AgentCall
from stories.models.character import Character, CharacterQuerySet
from stories.models.consent import Consent, ConsentQuerySet
from stories.models.decision import UNDO_FOR, UNDOABLE, Decision, versions_of
from stories.models.draft import Draft
from stories.models.idea import Concept, Idea
from stories.models.revision import UNDECIDED, Origin, Revision, RevisionState
from stories.models.scene import Scene, SceneStatus
from stories.models.story import StageMove, Story, StoryQuerySet

__all__ = [
    "UNDECIDED",
    "UNDOABLE",
    "UNDO_FOR",
    "AgentCall",
    "Character",
    "CharacterQuerySet",
    "Concept",
    "Consent",
    "ConsentQuerySet",
    "Decision",
    "Draft",
    "Idea",
    "Origin",
    "Revision",
    "RevisionState",
    "Scene",
    "SceneStatus",
    "StageMove",
    "Story",
    "StoryQuerySet",
    "versions_of",
]
