"""The one settings file. Every value that may differ comes from the environment or `.env`.

Nonsense in a value stops the start with the variable's name; README has the table.
"""

from pathlib import Path

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

BASE_DIR = Path(__file__).resolve().parent.parent
SHORTEST_KEY = 32

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def whole(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number from the environment within `low..high`."""
    text = env.str(name, default=str(default))
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise ImproperlyConfigured(f"{name} must be a whole number from {low} to {high}: {text!r}")
    return int(text)


def switch(name: str, *, default: bool) -> bool:
    """A yes or no from the environment; any other word is refused, not read as no."""
    text = env.str(name, default=str(default)).strip().lower()
    if text not in {"1", "0", "true", "false", "yes", "no", "on", "off"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0: {text!r}")
    return text in {"1", "true", "yes", "on"}


def redis_urls(url: str) -> tuple[str, str]:
    """The broker's and the cache's address on the server at `url`.

    Celery takes database 0 and the cache database 1; a socket (`unix://`) has another
    spelling for each of the two.
    """
    if url.startswith("unix://"):
        path = url.removeprefix("unix://")
        return f"redis+socket://{path}?virtual_host=0", f"unix://{path}?db=1"
    if not url.startswith(("redis://", "rediss://")):
        raise ImproperlyConfigured("REDIS_URL must start with redis://, rediss:// or unix://")
    server = url.split("://", 1)[0] + "://" + url.split("://", 1)[1].split("/", 1)[0]
    return f"{server}/0", f"{server}/1"


DEBUG = switch("DEBUG", default=False)
HTTPS = switch("HTTPS", default=True)
SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(f"SECRET_KEY must have at least {SHORTEST_KEY} characters.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "careerpilot.ui",
    "careerpilot.operations",
    "accounts",
    "skills",
    "cvs",
    "careers",
    "roadmaps",
    "progress",
    "chat",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "heroicons",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "careerpilot.urls"
WSGI_APPLICATION = "careerpilot.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "careerpilot.ui.context.page",
            ],
        },
    },
]

# --- data ---------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL")}
if not DATABASES["default"]["ENGINE"].endswith("postgresql"):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database.")
DATABASES["default"] |= {
    "ENGINE": "careerpilot.postgresql",
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BROKER_URL, CACHE_URL = redis_urls(env.str("REDIS_URL"))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "careerpilot",
    }
}

# Uploaded CVs: private, handed out by a view to their owner alone, never by the web server.
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media")))
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# An installation runs `collectstatic` and serves its compressed, named-by-content copies;
# without it (under `up` and in tests) files come straight from where they stand.
COLLECTED_STATIC = switch("COLLECTED_STATIC", default=False)
WHITENOISE_USE_FINDERS = not COLLECTED_STATIC
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- people -------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.BCryptSHA256PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "progress:dashboard"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_FORMS = {
    "login": "accounts.forms.entrance.LoginForm",
    "signup": "accounts.forms.entrance.SignupForm",
    "add_email": "accounts.forms.entrance.AddEmailForm",
    "reset_password": "accounts.forms.entrance.ResetPasswordForm",
}
ACCOUNT_ADAPTER = "accounts.forms.wording.WordingAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_MAX_LENGTH = 255
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"

vars().update(env.email("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="CareerPilot <hello@careerpilot.test>")

# --- language model -----------------------------------------------------------------------

# Without the name of a model everything goes by rules, and nothing leaves the machine.
LLM_MODEL = env.str("LLM_MODEL", default="")
LLM_BASE_URL = env.str("LLM_BASE_URL", default="")
LLM_API_KEY = env.str("LLM_API_KEY", default="")
LLM_TIMEOUT = env.float("LLM_TIMEOUT", default=20.0)

# --- background work ----------------------------------------------------------------------

CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 45
CELERY_TASK_TIME_LIMIT = 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# So that Celery closes the database's connections hardly ever; careerpilot.celery looks after them.
CELERY_DB_REUSE_MAX = 10_000
# The broker hands an unfinished task out again, so a worker that lost it stops working on it.
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Must exceed the longest task, else it runs twice at the same time.
    "visibility_timeout": 300,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    # Who sends a task waits for a broker that is away this long and no longer: a person waits too.
    "max_retries": 1,
    "interval_start": 0.2,
}
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_QUEUES = [Queue("default"), Queue("cvs"), Queue("roadmaps")]
CELERY_TASK_ROUTES = {
    "cvs.parse_cv": {"queue": "cvs"},
    "cvs.requeue_stalled_cvs": {"queue": "default"},
    "cvs.relink_words": {"queue": "default"},
    "roadmaps.generate_roadmap": {"queue": "roadmaps"},
    "roadmaps.requeue_stalled_requests": {"queue": "default"},
    "roadmaps.ask_for_wording": {"queue": "default"},
    "roadmaps.replan_due": {"queue": "roadmaps"},
    "progress.ensure_partitions": {"queue": "default"},
}
CELERY_BEAT_SCHEDULE = {
    "cvs that stopped half way": {"task": "cvs.requeue_stalled_cvs", "schedule": 15.0},
    "words that staff decided on": {"task": "cvs.relink_words", "schedule": 600.0},
    "roadmaps that stopped half way": {
        "task": "roadmaps.requeue_stalled_requests",
        "schedule": 15.0,
    },
    "roadmaps that fell behind": {
        "task": "roadmaps.replan_due",
        "schedule": crontab(hour="4", minute="0"),
    },
    "partitions of the coming months": {
        "task": "progress.ensure_partitions",
        "schedule": 6 * 3600.0,
    },
}

# --- limits -------------------------------------------------------------------------------

CV_MAX_BYTES = whole("CV_MAX_MEGABYTES", 5, low=1, high=50) * 1024 * 1024
CV_UPLOADS_A_DAY = whole("CV_UPLOADS_A_DAY", 10, low=1, high=1000)
CV_FILES_A_PERSON = whole("CV_FILES_A_PERSON", 20, low=1, high=1000)
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- safety -------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = whole("HSTS_SECONDS", 31_536_000, low=0, high=63_072_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
if switch("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- language and logs --------------------------------------------------------------------

LANGUAGE_CODE = "en"
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True
USE_I18N = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO").upper()},
    # It complains of faults in people's files, which nobody here can mend.
    "loggers": {"pdfminer": {"level": "ERROR"}},
}
