"""Tokens sign the minutes: software stands in for a card; what goes wrong with one is one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from committee_app import __main__ as program
from committee_app.case.findings import RefusedError
from committee_app.export import tokens
from committee_app.export.reading import read_signed_pdf
from committee_app.export.tokens import TokenSetup, open_token
from committee_app.intake import guarded
from committee_app.intake.errors import ParserDiedError, ParserTimedOutError
from resources.verifier import verifier as stranger
from tests.export.outside_papers import Kind
from tests.export.papers import MADE_AT
from tests.export.signed_papers import SECRETARY, SIGNERS, signed_once
from tests.export.soft_tokens import PIN, soft_token
from tests.export.test_outside_keys import AT, signed_from_outside

RSA, P256 = Kind(), Kind(key="p256")


def refused(setup: TokenSetup, pin: str = PIN) -> str:
    with pytest.raises(RefusedError) as refusal:
        open_token(setup, pin, AT)
    (found,) = refusal.value.findings
    return found.code


# ── software as a token ────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("kind", [RSA, P256], ids=["rsa", "p256"])
def test_a_token_signs_the_minutes_and_both_verifiers_say_so(kind: Kind, tmp_path: Path) -> None:
    token = soft_token(tmp_path / "token", kind)
    key = open_token(token.setup, PIN, AT)
    assert len(key.chain) == 1
    assert PIN not in repr(key)
    data = signed_from_outside(SECRETARY, signed_once(), key)
    assert not read_signed_pdf(data, SIGNERS).failed()
    plan = stranger.Plan()
    stranger.read_minutes(plan, data)
    assert not plan.failed()


def test_what_is_wrong_with_a_token_has_one_finding(tmp_path: Path) -> None:
    token = soft_token(tmp_path / "token", P256)
    assert refused(token.setup, "11112222") == "token.wrong_pin"
    assert refused(token.setup, "") == "token.wrong_pin"
    assert refused(soft_token(tmp_path / "bare", P256, with_certificate=False).setup) == "token.no_key"
    assert refused(soft_token(tmp_path / "keyless", P256, with_key=False).setup) == "token.no_key"
    assert refused(soft_token(tmp_path / "old", Kind(key="p256", ends=MADE_AT)).setup) == "certificate.expired"
    token.pull()
    assert refused(token.setup) == "token.none"


def test_a_token_that_is_pulled_while_it_signs_signs_nothing(tmp_path: Path) -> None:
    token = soft_token(tmp_path / "token", P256)
    key = open_token(token.setup, PIN, AT)
    token.pull()
    with pytest.raises(RefusedError) as refusal:
        signed_from_outside(SECRETARY, signed_once(), key)
    assert [one.code for one in refusal.value.findings] == ["token.gone"]
    token.put_back()
    assert signed_from_outside(SECRETARY, signed_once(), key).startswith(signed_once())


# ── what a module may answer ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"[]", "token.trouble"),
        (b"{", "token.trouble"),
        (b"{}", "token.trouble"),
        (b'{"fault":"pin_locked"}', "token.pin_locked"),
        (b'{"fault":"trouble","reason":"<b>Function</b>"}', "token.trouble"),
        (b'{"certificate":"00","chain":[],"token":"","key":"","module":"/m.so"}', "token.trouble"),
    ],
)
def test_what_a_child_answers_is_checked(monkeypatch: pytest.MonkeyPatch, answer: bytes, code: str) -> None:
    monkeypatch.setattr(guarded, "answer_of", lambda *_: answer)
    assert refused(TokenSetup(("/m.so",))) == code


def test_a_child_that_dies_or_never_ends_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, code in (
        (ParserDiedError("token", "signal 11"), "token.trouble"),
        (ParserTimedOutError("token", 60), "token.too_slow"),
    ):

        def fail(*_: object, error: Exception = error) -> bytes:
            raise error

        monkeypatch.setattr(guarded, "answer_of", fail)
        assert refused(TokenSetup(("/m.so",))) == code


def test_the_pin_goes_through_a_pipe_and_never_into_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def answer_of(_: str, command: list[str], given: bytes, __: object) -> bytes:
        seen.append((command, json.loads(given)))
        return b'{"fault":"none"}'

    monkeypatch.setattr(guarded, "answer_of", answer_of)
    assert refused(TokenSetup(("/m.so",), (("A", "b"),)), "1357-2468") == "token.none"
    ((command, asked),) = seen
    assert not any("1357-2468" in one for one in command)
    assert (asked["pin"], asked["modules"], asked["environment"]) == ("1357-2468", ["/m.so"], {"A": "b"})


def test_the_packaged_program_becomes_the_child_by_its_own_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "serve", lambda: 9)
    assert program.main([tokens.USE_TOKEN]) == 9
    assert program.USE_TOKEN == tokens.USE_TOKEN


def test_a_token_that_expired_a_second_ago_is_told_by_the_clock_of_the_case(tmp_path: Path) -> None:
    token = soft_token(tmp_path / "token", Kind(key="p256", ends=AT))
    assert open_token(token.setup, PIN, AT).certificate
    with pytest.raises(RefusedError):
        open_token(token.setup, PIN, AT + timedelta(seconds=1))


def test_the_network_filter_holds_while_a_token_signs(tmp_path: Path) -> None:
    """The program gives up internet sockets when it starts; its children have no way back, and a token needs none."""
    token = soft_token(tmp_path / "token", P256)
    (path, conf) = token.setup.modules[0], token.setup.environment[0][1]
    told = subprocess.run(
        [sys.executable, "-c", UNDER_THE_FILTER, path, conf, PIN], capture_output=True, text=True, check=False
    )
    assert told.stdout.split() == ["72", "no"], told.stderr


UNDER_THE_FILTER = """
import socket, sys
from datetime import datetime, UTC
from committee_app.lockdown import lock_down
from committee_app.export.tokens import TokenSetup, open_token
lock_down()
module, conf, pin = sys.argv[1:]
key = open_token(TokenSetup((module,), (("SOFTHSM2_CONF", conf),)), pin, datetime(2026, 2, 26, 9, tzinfo=UTC))
print(72 if 68 <= len(key.signature(b"minutes")) <= 72 else "?")
try:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM)
except OSError:
    print("no")
"""
