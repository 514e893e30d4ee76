"""What every set-up leans on: the two source roots, the environment, the locks. See docs/decisions/0001-layout.md."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
SECRETS = ["SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "BLIND_INDEX_KEY"]


def dependency_lists() -> dict[str, list[str]]:
    """What pyproject.toml asks for, by the lock that must hold it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = project["project"]["dependencies"]
    return {"requirements.lock": needed, "requirements-dev.lock": needed + project["dependency-groups"]["dev"]}


def locked_versions(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^ ]+)", (ROOT / lock).read_text(), re.MULTILINE))


# --- The two source roots --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["site", "locale"])
def test_folder_that_shadows_a_standard_module_is_never_a_package(folder):
    assert (ROOT / folder).is_dir()
    assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_git_does_not_ignore_the_source_root():
    answer = subprocess.run(["git", "check-ignore", "site", "site/config/settings.py"], cwd=ROOT, check=False)  # noqa: S607
    assert answer.returncode == 1


def test_image_does_not_leave_the_source_root_out():
    assert not re.search(r"^(\*\*/|/)?site\b", (ROOT / ".dockerignore").read_text(), re.MULTILINE)


def test_every_package_of_the_source_roots_is_named_once_in_pyproject():
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
        "packages"
    ]
    found = [
        path.parent.relative_to(ROOT).as_posix()
        for root in (ROOT, ROOT / "site")
        for path in root.glob("*/__init__.py")
        if path.parent.name != "tests"
    ]
    assert sorted(packages) == sorted(found)


# --- The environment -------------------------------------------------------------------------------------------------


def test_settings_and_example_name_the_same_variables():
    settings = (ROOT / "site/config/settings.py").read_text()
    read = set(re.findall(r"\benv(?:\.\w+)?\(\s*\"(\w+)\"", settings)) | set(
        re.findall(r"\bsecret\(\"(\w+)\"\)", settings)
    )
    explained = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert explained == read


def test_every_variable_of_the_example_is_explained_above_it():
    above = ""
    for line in (ROOT / ".env.example").read_text().splitlines():
        if re.match(r"#?[A-Z_]+=", line):
            assert re.match(r"# (?!---)", above), f"{line} has no explanation"
        above = line


@pytest.mark.parametrize("name", SECRETS)
def test_missing_secret_stops_the_start_and_is_named(name):
    environment = {**os.environ, **dict.fromkeys(SECRETS, "x"), "DJANGO_SETTINGS_MODULE": "config.settings", name: ""}
    start = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert start.returncode != 0
    assert f"{name} is not set" in start.stderr


# --- Dependencies ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "index" not in text
    pinned, hashed = re.findall(r"^[^ #].*==.*\\$", text, re.MULTILINE), re.findall(r"==.*\\\n +--hash=sha256:", text)
    assert len(pinned) == len(hashed) == len(locked_versions(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_pyproject_asks_for(lock):
    locked = {canonicalize_name(name): version for name, version in locked_versions(lock).items()}
    for requirement in map(Requirement, dependency_lists()[lock]):
        version = locked.get(canonicalize_name(requirement.name), "0")
        assert requirement.specifier.contains(version), f"{requirement}: run `make lock`"


def test_what_is_tested_is_what_is_deployed():
    tested, deployed = locked_versions("requirements-dev.lock"), locked_versions("requirements.lock")
    assert deployed.items() <= tested.items()


def test_every_dependency_says_why_it_is_here():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    starts = [number for number, line in enumerate(lines) if line in ("dependencies = [", "dev = [")]
    assert len(starts) == 2
    for start in starts:
        # A comment speaks for the next dependency, and for all that follow where it ends with a colon.
        explained = False
        for line in map(str.strip, lines[start + 1 : lines.index("]", start)]):
            if line.startswith("#"):
                comment, explained = line, True
            else:
                assert explained, f"{line} has no comment"
                explained = comment.endswith(":")
