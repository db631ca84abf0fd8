import uuid

import django.db.models.deletion
from django.db import migrations, models


def copy_sheets(apps, schema_editor):
    """Keep every sheet there is, in its order: a plan alone has told it so far."""
    former, sheets = apps.get_model("stories", "FormerCharacter"), apps.get_model("stories", "Character")
    told = ("story_id", "name", "role", "description", "appearance", "voice", "pronunciation")
    for row in former.objects.order_by("pk"):
        position = sheets.objects.filter(story_id=row.story_id).count() + 1
        sheets.objects.create(position=position, **{name: getattr(row, name) for name in told})


class Migration(migrations.Migration):
    dependencies = [("stories", "0005_consent")]

    # A sheet gets an id that may stand in an address, in a table of its own: no row refers to one.
    operations = [
        migrations.RenameModel("Character", "FormerCharacter"),
        migrations.RemoveConstraint("FormerCharacter", "one_sheet_a_figure"),
        migrations.AlterField(
            "FormerCharacter",
            "story",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="stories.story"
            ),
        ),
        migrations.CreateModel(
            name="Character",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("role", models.CharField(max_length=120)),
                ("description", models.TextField()),
                ("appearance", models.TextField()),
                ("voice", models.TextField(blank=True, default="")),
                ("pronunciation", models.CharField(blank=True, default="", max_length=120)),
                ("former_names", models.JSONField(blank=True, default=list)),
                ("edited", models.JSONField(blank=True, default=list)),
                ("locked", models.BooleanField(default=False)),
                ("left_out", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="characters",
                        to="stories.story",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("story", "name"), name="one_sheet_a_figure")
                ],
            },
        ),
        migrations.RunPython(copy_sheets, migrations.RunPython.noop),
        migrations.DeleteModel("FormerCharacter"),
    ]
