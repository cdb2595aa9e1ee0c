"""Django's settings, read once from the environment. Every variable is listed in `.env.example`."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP

from unknot.config import env, logs
from unknot.home.environment import checkout, secret_key, unknot_home
from unknot.postgres.urls import database_urls

PACKAGE = Path(__file__).resolve().parent.parent
HOME = unknot_home(os.environ)

DEBUG = env.flag("UNKNOT_DEBUG", default=False)
HOST = env.text("UNKNOT_HOST", default="127.0.0.1")
PORT = env.number("UNKNOT_PORT", default=8420, low=1, high=65535)
BASE_URL = env.text("UNKNOT_BASE_URL", default=f"http://localhost:{PORT}").rstrip("/")
BEHIND_PROXY = env.flag("UNKNOT_BEHIND_PROXY", default=False)
# The mail page and the demo are for the person at this machine: never open to a network by default, by a proxy neither.
IS_THIS_MACHINE = {HOST, urlsplit(BASE_URL).hostname} <= {"127.0.0.1", "localhost", "::1"} and not BEHIND_PROXY
DEV_TOOLS = env.flag("UNKNOT_DEV_TOOLS", default=checkout() is not None and IS_THIS_MACHINE)
SECRET_KEY = os.environ.get("UNKNOT_SECRET_KEY") or secret_key(HOME)
ALLOWED_HOSTS = env.words(
    "UNKNOT_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", urlsplit(BASE_URL).hostname or "localhost"]
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "unknot.web",
    "unknot.accounts",
    "unknot.audit",
    "unknot.practice",
    "unknot.notices",
    "unknot.guide",
    "unknot.clients",
    "unknot.therapists",
    "unknot.assessments",
    "unknot.plans",
    "unknot.bookings",
    "unknot.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "unknot.web.middleware.ClearAnswers",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "unknot.web.middleware.PrivatePages",
    "unknot.web.middleware.Refusals",
    "unknot.web.caps.FewPerAddress",
]

CSRF_FAILURE_VIEW = "unknot.web.errors.csrf_failure"
ROOT_URLCONF = "unknot.config.urls"
WSGI_APPLICATION = "unknot.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "unknot.web.context.site",
            ],
        },
    },
]

APP_URL, OWNER_URL = database_urls(os.environ)
DATABASES = {
    # The application's role owns nothing and is no superuser; migrations go through the owner.
    "default": env.database(APP_URL, pool={"min_size": 1, "max_size": 8, "timeout": 10}),
    "owner": env.database(OWNER_URL),
}
# Limits of sign-ins and of addresses count over all processes and outlive a restart.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # with more, some counts, whichever, would be forgotten too early
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "unknot.accounts.adapter.StaffAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # staff are invited by an owner; nobody signs up alone
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a reset asked for a stranger's address mails nobody
ACCOUNT_LOGOUT_ON_GET = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)  # else all sign-ins would share the proxy's limit
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/staff/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # one more when its texts are complete: half a language misleads screen readers
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

MAILERS = {"default": env.mailer("UNKNOT_SMTP_URL", otherwise="unknot.notices.catcher.CatchingBackend")}
DEFAULT_FROM_EMAIL = env.text("UNKNOT_MAIL_FROM", default="Unknot <no-reply@localhost>")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PGHISTORY_APPEND_ONLY = True

FORGET_ABANDONED_DAYS = env.number("UNKNOT_FORGET_ABANDONED_DAYS", default=30, low=1, high=3650)

IS_HTTPS = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_NAME = "__Host-unknot" if IS_HTTPS else "unknot"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes: the longest form of answers is some 20 kB
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LOGGING = logs.configure(
    level=env.text("UNKNOT_LOG_LEVEL", default="WARNING").upper(), as_json=env.flag("UNKNOT_LOG_JSON", default=False)
)
