"""The user's data folder follows each system's custom."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.desks.user_data import user_data_folder

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
