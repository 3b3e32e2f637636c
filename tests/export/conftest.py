"""What the tests of documents share: the sample day, told once, and how golden files are renewed.

pytest tests/export --update-golden     writes the golden files anew; read the difference before it is kept
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.minutes_cases import SampleMinutes, told_sample

GOLDEN = Path(__file__).parents[1] / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, then fail")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleMinutes:
    """Return the sample day's minutes, and the record they were made from."""
    return told_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> GoldenFiles:
    """Return the golden files; with `--update-golden` a test writes its own and fails, so that nobody leaves it on."""
    return GoldenFiles(GOLDEN, update=bool(request.config.getoption("--update-golden", default=False)))


class GoldenFiles:
    """Texts as they were read and approved."""

    def __init__(self, folder: Path, *, update: bool) -> None:
        self.folder = folder
        self.update = update

    def compare(self, name: str, text: str) -> None:
        """Fail unless the text is the approved one."""
        path = self.folder / name
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            pytest.fail(f"{name} was written anew; read it and run again without --update-golden")
        assert text == path.read_text(encoding="utf-8"), f"{name} differs; see tests/export/conftest.py"
