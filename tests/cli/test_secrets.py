"""Where the room passphrase comes from: a file, or somebody at a terminal; and the file of secrets the demo leaves."""

from __future__ import annotations

import getpass
import stat
import sys
import warnings
from pathlib import Path

import pytest

from committee_app.cli import passphrases
from committee_app.cli.errors import FailedError, UsageError
from committee_app.cli.secrets_file import passphrase_in, write_secrets
from committee_app.cli.voice import Voice
from committee_app.desks.sample_secrets import FICTITIOUS

WORDS = "가격 나비 다람쥐 라면 마음 바다"
ROWS = (("room", WORDS), ("secretary", "하나 둘 셋 넷 다섯"), ("evaluator:1", "1234-5678-9012-3"))


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "secret.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        WORDS,
        f"{WORDS}\n",
        f"  {WORDS} \r\nsecond line\n",
        f"\ufeff{WORDS}\n",
        WORDS.encode("cp949"),
        f"room: {WORDS}\n",
        f"회의실 암호: {WORDS}\n",
        f"{FICTITIOUS}\nsecretary: 하나 둘\nroom: {WORDS}\n",
    ],
)
def test_the_first_line_counts_and_the_demos_file_has_a_line_for_the_room(tmp_path: Path, content: str | bytes) -> None:
    assert passphrase_in(written(tmp_path, content)) == WORDS


@pytest.mark.parametrize(
    "content", ["", "\n", f"\n{WORDS}\n", f"{FICTITIOUS}\nsecretary: 하나\n", b"\xff\xfe\x00", "room: \n"]
)
def test_a_file_without_a_passphrase_is_a_missing_secret(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(UsageError):
        passphrase_in(written(tmp_path, content))


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FailedError):
        passphrase_in(tmp_path / "nowhere.txt")


def test_the_demos_secrets_are_for_their_owner_alone_and_say_that_they_are_fictitious(tmp_path: Path) -> None:
    path = tmp_path / "sample-secrets.txt"
    path.write_text("what lay here before")
    path.chmod(0o644)
    write_secrets(path, ROWS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first, *rows = path.read_text("utf-8").splitlines()
    assert "가상" in first
    assert "fictitious" in first
    assert rows == [f"{label}: {secret}" for label, secret in ROWS]
    assert passphrase_in(path) == WORDS
    assert [one.name for one in tmp_path.iterdir()] == ["sample-secrets.txt"]


# ── at a terminal ──────────────────────────────────────────────────────────────────────────
class Terminal:
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


def typing(monkeypatch: pytest.MonkeyPatch, typed: str) -> list[str]:
    """Let somebody type this; return where the prompts will stand."""
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return typed

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", ask)
    return prompts


def test_the_passphrase_is_asked_for_without_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    prompts = typing(monkeypatch, f" {WORDS} ")
    assert passphrases.room_passphrase(Voice("ko"), None) == WORDS
    assert len(prompts) == 1


def test_a_named_file_is_not_asked_about(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prompts = typing(monkeypatch, "something else")
    assert passphrases.room_passphrase(Voice("ko"), written(tmp_path, WORDS)) == WORDS
    assert prompts == []


def test_nothing_typed_is_a_missing_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "  ")
    with pytest.raises(UsageError):
        passphrases.room_passphrase(Voice("ko"), None)


def test_a_terminal_that_would_show_what_is_typed_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "")

    def ask(prompt: str) -> str:
        warnings.warn(prompt, getpass.GetPassWarning, stacklevel=1)
        return WORDS

    monkeypatch.setattr(getpass, "getpass", ask)
    with pytest.raises(UsageError):
        passphrases.room_passphrase(Voice("ko"), None)


def test_without_a_terminal_a_file_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(UsageError, match=r"cli\.no_terminal"):
        passphrases.room_passphrase(Voice("ko"), None)
