"""The settings of the site, with the slow and the outside parts swapped."""

import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet

os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ["FIELD_ENCRYPTION_KEYS"] = Fernet.generate_key().decode()
os.environ["BLIND_INDEX_KEY"] = "only-for-tests"
os.environ["HTTPS"] = "False"
os.environ["DEBUG"] = "False"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="torch-tests-")
os.environ["PUBLIC_ADDRESS"] = "http://testserver"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS, STORAGES, VAR

INSTALLED_APPS = [*INSTALLED_APPS, "tests"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Whitenoise warns of a missing folder, and warnings are errors.
Path(VAR, "static").mkdir(parents=True, exist_ok=True)
# Jobs run in the process, where a test can see what they did; the tests of the queue ask for the real Redis themselves.
REDIS_URL = ""
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
