"""The settings of the test suite: a folder of its own, no `.env`, quick passwords."""

import os
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="storycreator-tests-"))
os.environ["DATA_DIR"] = str(_folder)
os.environ["ENV_FILE"] = os.devnull
for _name in (
    "BASE_URL",
    "EMAIL_URL",
    "SIGN_UP",
    "SECRET_KEY",
    "STORY_DAYS",
    "DEBUG",
    "TRUSTED_PROXIES",
    "STORY_MODEL",
    "STORY_MODEL_FAST",
    "STORY_MODEL_BASE_URL",
    "DRAFTING",
    "OUTLINE_AHEAD",
    "STORY_MODEL_API_KEY",
):
    os.environ.pop(_name, None)

from storycreator.settings import *  # noqa: E402, F403
from storycreator.settings import DATABASES, MEDIA_ROOT  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A file, not memory: a second process (the browser tests' server) opens the same database.
DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
MEDIA_ROOT = _folder / "media"  # noqa: F811
