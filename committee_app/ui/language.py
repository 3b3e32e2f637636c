"""The language of the window: Korean by default, English as the source; changed while running.

Source strings are English and stand in `self.tr("...")` in the views. `resources/i18n/committee_ko.ts` holds
the Korean; `committee_en.ts` only the plurals of counted strings. After a string has changed:

    .venv/bin/python scripts/translate.py          # reads committee_app/ui, then write the Korean in the .ts
    .venv/bin/python scripts/translate.py          # again: compiles the .qm files, which are committed

When the language changes Qt sends every widget a `LanguageChange` event: a widget with words of its own
says them again in `changeEvent`. Words of findings and steps are not here but in `committee_app.wording`.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from committee_app.resources import resource

LANGUAGES: Final = ("ko", "en")
DEFAULT_LANGUAGE: Final = "ko"
_LOCALES: Final = {"ko": "ko_KR", "en": "en_US"}


class UnknownLanguageError(ValueError):
    """The program does not speak this language."""

    def __init__(self, language: str) -> None:
        super().__init__(f"no texts in {language!r}; there are {', '.join(LANGUAGES)}")


class TranslationFileError(RuntimeError):
    """A compiled translation is there but cannot be loaded."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is not a compiled translation; install the program again")


class _LanguageInForce(QObject):
    """The translators that are installed in the application now."""

    def __init__(self) -> None:
        super().__init__()
        self.language = "en"
        self.translators: tuple[QTranslator, ...] = ()


_in_force: Final = _LanguageInForce()


def current_language() -> str:
    """Return the language in force: ko or en."""
    return _in_force.language


def apply_language(app: QApplication, language: str = DEFAULT_LANGUAGE) -> None:
    """Speak a language from now on, Qt's own buttons included.

    Raises:
        UnknownLanguageError: neither ko nor en.
        TranslationFileError: a file of the program is damaged.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
    fresh = (_qt_translator(language), _own_translator(language))
    for translator in _in_force.translators:
        app.removeTranslator(translator)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    _in_force.translators = fresh
    _in_force.language = language
    for translator in fresh:
        app.installTranslator(translator)


def _own_translator(language: str) -> QTranslator:
    path = str(resource("i18n", f"committee_{language}.qm"))
    translator = QTranslator()
    if not translator.load(path):
        raise TranslationFileError(path)
    return translator


def _qt_translator(language: str) -> QTranslator:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    if not translator.load(f"qtbase_{language}", folder):
        raise TranslationFileError(f"{folder}/qtbase_{language}.qm")
    return translator
