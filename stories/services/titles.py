"""What a story is called while its author has not named it."""

from stories.models import Story
from stories.services.wording import title_of_idea


def follow_title(story: Story, title: str) -> None:
    """Call the story `title` unless its author has renamed it.

    A title that is the first words of one of the story's ideas, or the title of one of its
    concepts, was given by the product; any other is the author's.
    """
    given = {title_of_idea(prompt) for prompt in story.ideas.values_list("prompt", flat=True)}
    if story.concept:
        given.add(story.concept.title)
    if story.title in given:
        story.title = title
        story.save(update_fields=["title", "updated_at"])
