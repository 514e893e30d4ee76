#!/usr/bin/env bash
# Builds the image of the Dockerfile for real, runs it, and asks it for pages. Needs neither a Docker engine nor a
# registry of images: buildah builds on a Debian that debootstrap makes. About 40 seconds more the first time.
set -euo pipefail

cd "$(dirname "$0")/../.."
project=$PWD
mkdir -p var/proof
base=$project/var/proof/debian-trixie.tar # Kept: it changes with Debian, not with us.
work=$(mktemp -d "$project/var/proof/container.XXXXXX")
server=

# A storage of its own, so that cleaning up is removing a folder; vfs and chroot need no rights beyond root's.
export BUILDAH_ISOLATION=chroot
storage=(--storage-driver vfs --root "$work/storage" --runroot "$work/run")
buildah() { command buildah "${storage[@]}" "$@"; }

clean_up() {
    if [ "$server" ]; then
        # setsid made it the leader of a group of its own: nothing else can be in it.
        kill -TERM -- "-$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    buildah rm --all >/dev/null 2>&1 || true
    rm -rf "$work"
}

fail() {
    printf 'container: %s\n' "$*" >&2
    [ ! -e "$work/server.log" ] || tail -n 30 "$work/server.log" >&2
    exit 1
}

[ "$(id -u)" -eq 0 ] || fail "debootstrap and a build without an engine need root."
trap clean_up EXIT

missing=()
for tool in buildah debootstrap; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if [ ! -e "$base" ]; then
    echo "container: making the base with debootstrap"
    debootstrap --variant=minbase trixie "$work/debian" >"$work/debootstrap.log" 2>&1 || fail "$(tail "$work/debootstrap.log")"
    tar -C "$work/debian" -cf "$base.new" .
    mv "$base.new" "$base"
fi
scratch=$(buildah from scratch)
buildah add -q "$scratch" "$base" / >/dev/null
buildah commit -q "$scratch" localhost/debian:trixie-slim >/dev/null
buildah rm "$scratch" >/dev/null

# Behind an authority of the network's own, the build must trust it as this machine does.
certificates=()
if [ -f "${SSL_CERT_FILE:-}" ]; then
    certificates=(--volume "$SSL_CERT_FILE:/run/certificates.crt:ro")
    certificates+=(--build-arg PIP_CERT=/run/certificates.crt --build-arg SSL_CERT_FILE=/run/certificates.crt)
fi
start=$SECONDS
buildah build "${certificates[@]}" --format docker --build-arg BASE=localhost/debian:trixie-slim --tag localhost/the-torch . \
    >"$work/build.log" 2>&1 || fail "$(tail -n 40 "$work/build.log")"
echo "container: built in $((SECONDS - start)) s"
buildah images --format 'container: image {{.Name}} is {{.Size}}'

# What must not be inside.
container=$(buildah from localhost/the-torch)
root=$(buildah mount "$container")
for path in app/.env app/.git app/tests app/var/torch.sqlite3 opt/venv/bin/pip opt/venv/bin/uv; do
    [ ! -e "$root/$path" ] || fail "/$path is in the image."
done
configuration=$(buildah inspect --type image localhost/the-torch)
! grep -qE '(SECRET_KEY|FIELD_ENCRYPTION_KEYS|BLIND_INDEX_KEY)=[^$"]' <<<"$configuration" || fail "a secret is in the image."

# The image's own words, as an engine would start them.
words() {
    python3 -c 'import json, sys
config = json.load(sys.stdin)["Docker"]["config"]
words = {**config, "Healthcheck": config["Healthcheck"]["Test"][1:]}[sys.argv[1]]
print(*words, sep="\0", end="\0")' "$1" <<<"$configuration"
}
mapfile -d '' entrypoint < <(words Entrypoint)
mapfile -d '' command < <(words Cmd)
mapfile -d '' health < <(words Healthcheck)
port=$(python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_'; }
environment=(
    --env "SECRET_KEY=$(random)$(random)" --env "FIELD_ENCRYPTION_KEYS=$(random)" --env "BLIND_INDEX_KEY=$(random)"
    --env HTTPS=False --env "PORT=$port" --env "PUBLIC_ADDRESS=http://127.0.0.1:$port"
)
in_container() { buildah run "${environment[@]}" "$container" -- "${entrypoint[@]}" "$@"; }

[ "$(in_container id -u)" != 0 ] || fail "it runs as root."
! in_container touch /app/new 2>/dev/null || fail "the site can write to its own source."
in_container python manage.py migrate --no-input --verbosity 0
in_container python manage.py load_demo >"$work/demo.log" 2>&1 || fail "$(tail "$work/demo.log")"

setsid buildah "${storage[@]}" run "${environment[@]}" "$container" -- \
    "${entrypoint[@]}" "${command[@]}" >"$work/server.log" 2>&1 &
server=$!
start=$SECONDS
until python3 -c "import urllib.request as http; http.urlopen('http://127.0.0.1:$port/healthz/', timeout=2)" 2>/dev/null; do
    [ $((SECONDS - start)) -lt 60 ] || fail "no answer after 60 s."
    sleep 0.5
done
echo "container: healthy after $((SECONDS - start)) s"

python3 - "http://127.0.0.1:$port" <<'PYTHON' || fail "a page did not answer as it should."
import re
import sys
import urllib.request

address = sys.argv[1]
for path in ["/en/", "/fr/"]:
    with urllib.request.urlopen(address + path, timeout=30) as response:
        page = response.read().decode()
    title = re.search(r"<title>\s*(.*?)\s*</title>", page, re.S)
    print(f"container: GET {path} {response.status} {len(page.encode()):,} bytes: {title[1] if title else 'no title'}")
stylesheet = re.search(r'href="(/static/[^"]+\.css)"', page)
assert stylesheet, "the page names no style sheet"
with urllib.request.urlopen(address + stylesheet[1], timeout=30) as response:
    print(f"container: GET {stylesheet[1]} {response.status} {response.headers['Cache-Control']}")
PYTHON

in_container "${health[@]}" || fail "the health check says that it is not healthy."
echo "container: passed"
