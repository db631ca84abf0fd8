"""Django's settings; what an operator may set comes from `config.py`."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP

from storycreator import logs
from storycreator.config import ROOT, load_config
from storycreator.keys import secret_key
from storycreator.mail import mailers

CONFIG = load_config()
DATA_DIR: Path = CONFIG.DATA_DIR

BASE_URL = CONFIG.BASE_URL
DEBUG = CONFIG.DEBUG
SECRET_KEY = CONFIG.SECRET_KEY or secret_key(DATA_DIR)
_public = urlsplit(BASE_URL)
_host = _public.hostname or ""
ALLOWED_HOSTS = [f"[{_host}]" if ":" in _host else _host] if _host else ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []
TRUSTED_PROXIES = CONFIG.TRUSTED_PROXIES
CORS_ALLOWED_ORIGINS = CONFIG.CORS_ALLOWED_ORIGINS
API_RATES = {"token": "600/min", "address": "1200/min"}
"""How often one token, and one address, may call the API."""

# Everything about TLS follows from the public address; without one it is plain HTTP on loopback.
_tls = _public.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _tls
SECURE_SSL_REDIRECT = _tls
SECURE_REDIRECT_EXEMPT = [r"^livez$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if _tls else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _tls
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "__Host-session" if _tls else "story_session"
CSRF_COOKIE_NAME = "__Host-csrf" if _tls else "story_csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "storycreator.views.csrf_failure"

INSTALLED_APPS = [
    "storycreator",
    "storycreator.jobs",
    "stories",
    "narration",
    "daphne",
    "channels",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "ninja",
]
MIDDLEWARE = [
    "storycreator.middleware.RequestId",
    "storycreator.middleware.TrustedProxies",
    "django.middleware.security.SecurityMiddleware",
    "storycreator.api.cors.Cors",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "storycreator.middleware.ReadableRequests",
    "storycreator.middleware.LocalTimes",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "storycreator.signed_out.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "storycreator.middleware.HtmxResponses",
    "storycreator.middleware.AuthorErrors",
]
ROOT_URLCONF = "storycreator.urls"
ASGI_APPLICATION = "storycreator.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "storycreator.web.installation",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "storycreator.sqlite3",
        # Without IMMEDIATE six in ten of fifty writers at once end in "database is locked", WAL or not.
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CHANNEL_LAYERS = {
    "default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 1000}}
}

AUTH_USER_MODEL = "storycreator.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

MAILERS = mailers(CONFIG.EMAIL_URL)
DEFAULT_FROM_EMAIL = CONFIG.DEFAULT_FROM_EMAIL or "webmaster@localhost"
MAIL_WORKS = bool(CONFIG.EMAIL_URL)
SIGN_UP_OPEN = CONFIG.SIGN_UP == "open" and MAIL_WORKS
ACCOUNT_ADAPTER = "storycreator.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"} if MAIL_WORKS else {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", *(["email*"] if MAIL_WORKS else []), "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_WORKS else "none"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _public.scheme or "http"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
# WhiteNoise warns of a folder that is not there; `serve` needs none in it, it asks the finders.
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A scene has at most 10,000 characters; a paste of a megabyte is refused in words by its form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "media-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}

JOBS_CONCURRENCY = CONFIG.JOBS_CONCURRENCY
STORY_MODEL = CONFIG.STORY_MODEL
STORY_MODEL_FAST = CONFIG.STORY_MODEL_FAST or CONFIG.STORY_MODEL
DRAFTING = CONFIG.DRAFTING
OUTLINE_AHEAD = CONFIG.OUTLINE_AHEAD
STORY_MODEL_BASE_URL = CONFIG.STORY_MODEL_BASE_URL
STORY_MODEL_API_KEY = CONFIG.STORY_MODEL_API_KEY
VOICE = CONFIG.VOICE
ILLUSTRATOR = CONFIG.ILLUSTRATOR
DAILY_BUDGET = CONFIG.DAILY_BUDGET
"""US dollars that all calls of outside services together may cost a day."""
DAILY_SHARE = CONFIG.DAILY_SHARE or (25 if BASE_URL else 100)
"""Per cent of it that one author may use; the owner of the machine, who is alone there, all."""
STORY_DAYS = CONFIG.STORY_DAYS or (30 if BASE_URL else None)
"""Days after its last activity when a story ends; None: never."""
BIN_DAYS = 30
"""Days that a deleted story stays in the bin."""

LOGGING = logs.configure()
