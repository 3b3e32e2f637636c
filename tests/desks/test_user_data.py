"""The user's data folder follows each system's custom."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.desks.user_data import copies_folder, user_data_folder

HOME = Path("/someone")


@pytest.mark.parametrize(
    ("environment", "system", "folder"),
    [
        ({}, "linux", "/someone/.local/share/committee-app"),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/committee-app"),
        ({"XDG_DATA_HOME": "data"}, "linux", "/someone/.local/share/committee-app"),
        ({}, "darwin", "/someone/Library/Application Support/committee-app"),
        ({}, "win32", "/someone/AppData/Local/committee-app"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/committee-app"),
    ],
)
def test_each_system_has_its_place(environment: dict[str, str], system: str, folder: str) -> None:
    assert user_data_folder(environment, system, HOME) == Path(folder)


def test_second_copies_are_made_only_where_the_administrator_made_a_place(tmp_path: Path) -> None:
    environment = {"XDG_DATA_HOME": str(tmp_path)}
    assert copies_folder(environment, "linux", HOME) is None
    (tmp_path / "committee-app" / "copies").mkdir(parents=True)
    assert copies_folder(environment, "linux", HOME) == tmp_path / "committee-app" / "copies"


def test_a_link_to_a_medium_that_is_not_there_counts_so_that_somebody_is_told(tmp_path: Path) -> None:
    (tmp_path / "committee-app").mkdir()
    (tmp_path / "committee-app" / "copies").symlink_to(tmp_path / "stick")
    assert copies_folder({"XDG_DATA_HOME": str(tmp_path)}, "linux", HOME) == tmp_path / "committee-app" / "copies"
