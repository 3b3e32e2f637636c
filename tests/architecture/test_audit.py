"""The audit of dependencies sees what it looks for."""

from __future__ import annotations

import pytest

from scripts import audit_dependencies as audit

HASH = "    --hash=sha256:" + "a" * 64


def test_what_is_not_pinned_with_a_hash_is_named() -> None:
    text = f"# by hand\none==1.0 \\\n{HASH}\ntwo>=2 \\\n{HASH}\nthree==3.0\n"
    assert list(audit.pins_missing(text)) == ["two>=2: no exact version", "three==3.0: no hash"]


def test_another_version_than_the_pinned_one_is_named() -> None:
    assert audit.unlike({"one": "1.0", "two": "2.0", "three": "3.0"}, {"one": "1.0", "two": "2.1"}) == [
        "two: 2.1 is installed, 2.0 is pinned"
    ]


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 AND MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GPL-3.0-only", False),
        ("MIT AND AGPL-3.0", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_or_not(licence: str, *, allowed: bool) -> None:
    assert audit.is_allowed("one", licence) is allowed


def test_what_a_person_read_is_read_again_when_it_says_something_else() -> None:
    for name, licence in audit.NAMED.items():
        assert audit.is_allowed(name, licence)
        assert not audit.is_allowed(name, f"{licence} and more")


def test_nothing_is_wrong_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main() == 0, capsys.readouterr().out
