"""Which modules may be loaded: those of the administrator alone, on a path that nobody else can change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from committee_app.case.findings import RefusedError
from committee_app.desks import token_setup as setups
from committee_app.desks.token_setup import has_token_setup, token_setup


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the administrator has it, whoever runs the tests."""
    monkeypatch.setattr(setups, "OWNERS", frozenset({0, os.getuid()}))
    folder = tmp_path / "admin"
    folder.mkdir(mode=0o755)
    (folder / "module.so").write_bytes(b"\x7fELF")
    (folder / "module.so").chmod(0o644)
    return folder


def written(folder: Path, text: str) -> Path:
    file = folder / "tokens.toml"
    file.write_text(text)
    file.chmod(0o644)
    return file


def sound(folder: Path) -> Path:
    return written(
        folder, f'modules = ["{folder / "module.so"}"]\n[environment]\nSOFTHSM2_CONF = "/etc/softhsm2.conf"\n'
    )


def refused(file: Path) -> str:
    with pytest.raises(RefusedError) as refusal:
        token_setup(file)
    (found,) = refusal.value.findings
    return found.code


def test_what_the_administrator_wrote_is_taken(place: Path) -> None:
    found = token_setup(sound(place))
    assert found.modules == (str(place / "module.so"),)
    assert found.environment == (("SOFTHSM2_CONF", "/etc/softhsm2.conf"),)


def test_without_a_file_no_token_is_offered(place: Path) -> None:
    assert not has_token_setup(place / "tokens.toml")
    assert refused(place / "tokens.toml") == "token.not_set_up"


@pytest.mark.parametrize("what", ["tokens.toml", "module.so", "."])
def test_what_somebody_else_can_write_is_not_loaded(place: Path, what: str) -> None:
    file = sound(place)
    (place / what).chmod(0o777)
    assert refused(file) == "token.foreign_hands"


def test_what_belongs_to_somebody_else_is_not_loaded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = sound(place)
    monkeypatch.setattr(setups, "OWNERS", frozenset({12345}))
    assert refused(file) == "token.foreign_hands"


def test_a_link_is_followed_before_it_is_judged(place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    (elsewhere / "evil.so").write_bytes(b"\x7fELF")
    (place / "module.so").unlink()
    (place / "module.so").symlink_to(elsewhere / "evil.so")
    assert refused(sound(place)) == "token.foreign_hands"


@pytest.mark.parametrize("missing", ["gone.so", "."])
def test_a_module_that_is_no_file_is_not_loaded(place: Path, missing: str) -> None:
    assert refused(written(place, f'modules = ["{place / missing}"]')) == "token.foreign_hands"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "modules = []",
        'modules = ["module.so"]',
        "modules = [1]",
        'modules = "x"',
        "[modules",
        'modules=["/a"]\nother=1',
    ],
)
def test_a_file_of_another_form_is_refused(place: Path, text: str) -> None:
    assert refused(written(place, text)) == "token.setup_misshapen"
