# The site as one image: web, worker and scheduler run from it with different commands (compose.yaml).
# Any Debian 13 will do as a base; `make proof` builds one where no registry of images can be reached.
ARG BASE=debian:trixie-slim

# --- Debian's own Python 3.13, which both stages share -------------------------------------------------------------
FROM ${BASE} AS python
RUN apt-get update \
    && apt-get install --yes --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    # The deployed form is a source tree: two source roots, no wheel (docs/decisions/0001-layout.md).
    PYTHONPATH=/app:/app/site

# --- Everything that needs tools: none of them reach the final image -----------------------------------------------
FROM python AS builder
RUN apt-get update \
    && apt-get install --yes --no-install-recommends python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# Where a network's own authority signs: build with --volume FILE:/run/certificates.crt:ro and both set to that path.
ARG PIP_CERT
ARG SSL_CERT_FILE
# Only the locks, so that a change of the source does not install anew.
COPY requirements.lock requirements-dev.lock ./
# The installer is locked and hashed too; the environment that is kept has neither pip nor uv.
RUN awk '/^[^ ]/ { keep = /^uv==/ } keep' requirements-dev.lock > /tmp/uv.txt \
    && python3 -m venv /tmp/uv \
    && /tmp/uv/bin/pip install --quiet --no-cache-dir --require-hashes -r /tmp/uv.txt \
    && python3 -m venv --without-pip /opt/venv \
    && /tmp/uv/bin/uv pip sync --quiet --no-cache --compile-bytecode --python /opt/venv/bin/python \
        --require-hashes requirements.lock
COPY . .
# The settings refuse to start without secrets. These are made for this step, and nothing keeps them.
RUN for name in SECRET_KEY FIELD_ENCRYPTION_KEYS BLIND_INDEX_KEY; do \
        export "$name=$(python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')"; \
    done \
    && export VAR_DIR=/app/var \
    && python manage.py compile_catalogues \
    && python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q /app

# --- What runs -----------------------------------------------------------------------------------------------------
FROM python
RUN useradd --system --uid 10001 --no-create-home torch \
    && install --directory --owner torch --group torch --mode 750 /data
COPY --from=builder /opt/venv /opt/venv
# Root owns the source: the site cannot write to itself.
COPY --from=builder /app /app
WORKDIR /app
# gunicorn binds 0.0.0.0:$PORT and starts WEB_CONCURRENCY processes. One, because without a Redis each process would
# have a cache of its own; compose.yaml has a Redis and starts more.
ENV VAR_DIR=/data \
    PORT=8000 \
    WEB_CONCURRENCY=1
USER torch
VOLUME /data
EXPOSE 8000
# Static files belong to the release, not to the data: a volume must never keep those of an earlier release.
ENTRYPOINT ["/bin/sh", "-c", "ln -sfn /app/var/static \"$VAR_DIR/static\" && exec \"$@\"", "torch"]
# Its heartbeat stands in memory: on a slow disk a healthy worker would be taken for dead.
CMD ["gunicorn", "config.wsgi", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
# Asks as the proxy in front does: by a name that is answered, and as https.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "\
import os, urllib.request as http; \
host = os.environ.get('ALLOWED_HOSTS', 'localhost').split(',')[0].strip().lstrip('.'); \
http.urlopen(http.Request(f\"http://127.0.0.1:{os.environ['PORT']}/healthz/\", \
headers={'Host': host, 'X-Forwarded-Proto': 'https'}), timeout=4)"]
