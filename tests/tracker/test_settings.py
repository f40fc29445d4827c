"""What an operator sets wrong is answered with a sentence; each case starts a process of its own on an empty folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.processes import processes_for

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {
    "DATABASE_URL",
    "DATABASE_REPLICA_URLS",
    "REDIS_URL",
    "HEALTH_KEY",
    "DEBUG",
    "SITE_URL",
    "SIGNUP",
    "TRY_IT",
    "STAFF_SECOND_FACTOR",
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "SECRET_KEY",
    "EMAIL_PORT",
    "MOST_ENTRIES",
    "PROXY_ADDRESSES",
    "WEB_CONCURRENCY",
    "LOG_FORMAT",
    "METRICS_TOKEN",
}


def run(var: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=inherited | {"ELECTROLOG_VAR": str(var)} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def values(var: Path, *names: str, **environment: str) -> dict[str, object]:
    """Settings as the process with this environment has them."""
    program = f"import json, tracker.settings as s; print(json.dumps({{n: getattr(s, n, None) for n in {names!r}}}))"
    answer = run(var, "-c", program, **environment)
    assert answer.returncode == 0, answer.stderr
    found: dict[str, object] = json.loads(answer.stdout)
    return found


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SITE_URL", "diary.example.org", "SITE_URL is 'diary.example.org': write it like https://diary.example.org."),
        ("SITE_URL", "ftp://diary.example.org", "write it like https://diary.example.org."),
        ("SITE_URL", "https://", "write it like https://diary.example.org."),
        ("SIGNUP", "maybe", "SIGNUP is 'maybe': set it to open or closed."),
        ("LOG_FORMAT", "xml", "LOG_FORMAT is 'xml': set it to line or json."),
        ("METRICS_TOKEN", "guess me", "METRICS_TOKEN can be guessed: give it 32 letters and digits of chance."),
        ("TRY_IT", "maybe", "TRY_IT is 'maybe': set it to on or off."),
        ("STAFF_SECOND_FACTOR", "totp", "STAFF_SECOND_FACTOR is 'totp': set it to on or off."),
        ("DEBUG", "2", "DEBUG is '2': set it to on or off."),
        ("EMAIL_PORT", "smtp", "EMAIL_PORT is 'smtp': set it to a number from 1 to 65535."),
        ("MOST_ENTRIES", "0", "MOST_ENTRIES is '0': set it to a number from 1 to 1000000000."),
        ("WEB_CONCURRENCY", "many", "WEB_CONCURRENCY is 'many': set it to a number from 1 to 64."),
        ("PROXY_ADDRESSES", "my proxy", "PROXY_ADDRESSES is 'my proxy': write addresses or networks like 10.0.0.5"),
        ("EMAIL_PORT", "70000", "EMAIL_PORT is '70000': set it to a number from 1 to 65535."),
    ],
)
def test_a_wrong_setting_is_answered_with_a_sentence(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    answer = run(tmp_path, "manage.py", "check", **{name: value})
    assert answer.returncode != 0
    assert sentence in answer.stderr


def test_the_deployment_check_finds_nothing_to_say_where_https_is_used(tmp_path: Path) -> None:
    answer = run(
        tmp_path,
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SITE_URL="https://diary.example.org",
    )
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


def test_https_in_the_address_turns_on_what_https_allows(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
    assert all(values(tmp_path, *names, SITE_URL="https://diary.example.org").values())
    assert not any(values(tmp_path, *names, SITE_URL="http://localhost:8000").values())


def test_https_is_promised_for_other_names_of_the_domain_only_when_asked_for(tmp_path: Path) -> None:
    names = ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    site = {"SITE_URL": "https://diary.example.org"}
    assert list(values(tmp_path, *names, **site).values()) == [False, False]
    assert list(values(tmp_path, *names, HSTS_SUBDOMAINS="on", **site).values()) == [True, False]
    assert list(values(tmp_path, *names, HSTS_PRELOAD="on", **site).values()) == [True, True]  # lists ask for both


def test_the_site_answers_to_its_own_name_and_to_the_machine_itself(tmp_path: Path) -> None:
    found = values(tmp_path, "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", SITE_URL="https://diary.example.org:8443/")
    assert found == {
        "ALLOWED_HOSTS": ["diary.example.org", "localhost", "127.0.0.1", "[::1]"],
        "CSRF_TRUSTED_ORIGINS": ["https://diary.example.org:8443"],
    }


def test_without_any_setting_debug_is_off_and_sign_up_open(tmp_path: Path) -> None:
    assert values(tmp_path, "DEBUG", "SIGNUP", "TRY_IT") == {"DEBUG": False, "SIGNUP": "open", "TRY_IT": True}


def test_a_proxys_word_on_https_is_believed_only_when_asked_for(tmp_path: Path) -> None:
    assert values(tmp_path, "SECURE_PROXY_SSL_HEADER") == {"SECURE_PROXY_SSL_HEADER": None}
    assert values(tmp_path, "SECURE_PROXY_SSL_HEADER", BEHIND_PROXY="on") != {"SECURE_PROXY_SSL_HEADER": None}


def test_the_secret_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = values(tmp_path, "SECRET_KEY")
    assert values(tmp_path, "SECRET_KEY") == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert values(tmp_path / "elsewhere", "SECRET_KEY") != first


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"half\x00"])
def test_a_damaged_secret_key_is_a_sentence_and_stays(tmp_path: Path, content: bytes) -> None:
    key = tmp_path / "secret_key"
    key.write_bytes(content)
    answer = run(tmp_path, "manage.py", "prepare")
    assert answer.returncode == 1
    assert answer.stderr == (
        f"{key} holds no key: it is empty or damaged. Put it back from a backup. "
        "Without one delete it: everybody signs in anew, and nothing else is lost.\n"
    )
    assert key.read_bytes() == content


@pytest.mark.parametrize(("cores", "processes"), [(1, 1), (2, 2), (4, 4), (16, 4)])
def test_processes_follow_the_cores_up_to_four(cores: int, processes: int) -> None:
    assert processes_for(cores) == processes
