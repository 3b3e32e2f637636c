from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from committee_app.ui.language import UnknownLanguageError, apply_language, current_language
from committee_app.ui.shared.score_field import ScoreField
from tests.ui.hands import type_keys

ROOT = Path(__file__).parents[3]
I18N = ROOT / "resources" / "i18n"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Translations made again from the sources."""
    folder = tmp_path_factory.mktemp("i18n")
    command = [sys.executable, str(ROOT / "scripts" / "translate.py"), "--to", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_that_the_window_says_is_without_a_translation(fresh: Path, language: str) -> None:
    committed = (I18N / f"committee_{language}.ts").read_text("utf-8")
    assert committed == (fresh / f"committee_{language}.ts").read_text("utf-8"), "run scripts/translate.py"
    assert "unfinished" not in committed


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_compiled_translation_is_current(fresh: Path, language: str) -> None:
    name = f"committee_{language}.qm"
    assert (I18N / name).read_bytes() == (fresh / name).read_bytes(), "run scripts/translate.py"


def test_qts_own_buttons_speak_korean(qtbot: QtBot, qapp: QApplication) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "취소"


def test_a_sentence_changes_its_language_while_it_stands_there(qtbot: QtBot, qapp: QApplication) -> None:
    field = ScoreField("구현 계획", 1000, 50)
    qtbot.addWidget(field)
    type_keys(field.input, "12")
    assert field.problem() == "0점부터 10점까지 0.5점 단위입니다."
    apply_language(qapp, "en")
    qapp.processEvents()
    assert current_language() == "en"
    assert field.problem() == "From 0 to 10 points, in steps of 0.5."


def test_a_language_that_is_not_spoken_is_refused(qapp: QApplication) -> None:
    with pytest.raises(UnknownLanguageError):
        apply_language(qapp, "fr")
    assert current_language() == "ko"
