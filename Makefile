# `make` prints every target. All of them set up first, which takes a tenth of a second when nothing changed.

export PORT ?= 8000
ARGS ?=

MANAGE := .venv/bin/python manage.py
ROOT := $(CURDIR)

.DEFAULT_GOAL := help
.PHONY: help setup demo codes run test check messages lock bench proof

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make .venv with the locked set, and a .env with secrets of this machine's own
	@.ci/setup

# --- Running -------------------------------------------------------------------------------------------------------

# The demo is the embedded default whatever .env says: RESET can touch no other database, and nobody gets mail.
demo: export DATABASE_URL = sqlite:///$(ROOT)/var/torch.sqlite3
demo: export REDIS_URL =
demo: export VAR_DIR = $(ROOT)/var
demo: export PUBLIC_ADDRESS = http://127.0.0.1:$(PORT)
demo: export DEBUG = False
demo: export HTTPS = False
demo: export ALLOWED_HOSTS = localhost,127.0.0.1
demo: export EMAIL_URL = consolemail://

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
locale/%.mo: locale/%.po | setup
	$(MANAGE) compile_catalogues

# Hashing and compressing takes 8 s at every run, changed or not: only when something changed.
STATIC := var/static/staticfiles.json
$(STATIC): requirements.lock $(shell find site/static -type f) | setup
	$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@

demo: setup $(CATALOGUES) $(STATIC) ## Serve the site with demo content (PORT=8000; RESET=1 starts over)
	$(if $(filter 1,$(RESET)),rm -rf var/torch.sqlite3 var/torch.sqlite3-shm var/torch.sqlite3-wal var/public var/private)
	$(MANAGE) migrate --no-input --verbosity 0
	$(MANAGE) load_demo
	@# One process and threads: SQLite has one writer, and without a Redis the cache is in memory.
	.venv/bin/gunicorn config.wsgi --config home/demo/server.py --bind 127.0.0.1:$(PORT) --threads 8 --no-control-socket

codes: setup ## Print the codes that the demo's staff would now read from their phones
	$(MANAGE) demo_codes

run: export DEBUG = True
run: setup $(CATALOGUES) ## Serve for development: reloads at each change, Django's debug pages (PORT=8000)
	$(MANAGE) migrate --no-input --verbosity 0
	$(MANAGE) runserver 127.0.0.1:$(PORT)

# --- Testing -------------------------------------------------------------------------------------------------------

# The last -m counts: ARGS='-m "not proof"' adds the browser journeys, ARGS='-n0 --reuse-db -k name' is quick.
test: setup $(CATALOGUES) ## Run the tests (ARGS=…; DATABASE_URL and REDIS_URL choose the services)
	.venv/bin/pytest -n auto -m "not journey and not proof" $(ARGS)

CHECKS := check-layout check-style check-types check-layers check-templates check-migrations check-deploy check-catalogues
.PHONY: $(CHECKS)
check: $(CHECKS) ## Check style, types, layers, templates, migrations, deployment, catalogues (make -k check: all faults)

check-migrations check-deploy: export DATABASE_URL = sqlite://:memory:
check-deploy: export REDIS_URL =
check-deploy: export DEBUG = False
check-deploy: export HTTPS = True
check-deploy: export PUBLIC_ADDRESS = https://torch.example.org
check-deploy: export ALLOWED_HOSTS = torch.example.org
check-deploy: export EMAIL_URL = smtp+tls://mail.example.org:587

# Each of these three has silently broken a set-up before (docs/decisions/0001-layout.md).
check-layout:
	@! ls site/__init__.py locale/__init__.py 2>/dev/null || { echo "site/ and locale/ must not be packages."; exit 1; }
	@! git check-ignore site || { echo "site/ is ignored by git: the whole folder would be lost."; exit 1; }

check-style: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .

check-types: setup
	.venv/bin/ty check --error-on-warning

check-layers: setup
	.venv/bin/lint-imports --no-logo

check-templates: setup
	.venv/bin/djhtml --check site/templates

check-migrations: setup
	$(MANAGE) makemigrations --check --dry-run

check-deploy: setup
	$(MANAGE) check --deploy --fail-level WARNING

check-catalogues: setup
	.venv/bin/python .ci/messages.py --check
	$(MANAGE) compile_catalogues --check

# --- Keeping -------------------------------------------------------------------------------------------------------

messages: setup ## Bring the catalogues in locale/ into step with the source (needs gettext)
	.venv/bin/python .ci/messages.py

# Universal and for the oldest Python that is supported: one lock for every machine. Hashes, and no address.
LOCK = .venv/bin/uv pip compile -q --universal --generate-hashes --python-version 3.12 --no-header --no-annotate \
	$(if $(UPGRADE),--upgrade) pyproject.toml
lock: setup ## Lock what pyproject.toml asks for (UPGRADE=1 takes the newest that it allows)
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -o requirements-dev.lock

bench: setup $(CATALOGUES) ## Measure: print the figures of tests/bench/
	@for bench in tests/bench/*.py; do echo "== $$bench"; .venv/bin/python "$$bench" || exit 1; done

proof: setup $(CATALOGUES) ## Run the heavy proofs: the container, kills, restores (tests/proof/)
	@for proof in tests/proof/*.sh; do echo "== $$proof"; bash "$$proof" || exit 1; done
	@# 5 means that no test is marked as a proof yet.
	.venv/bin/pytest -m proof $(ARGS) || [ $$? -eq 5 ]
