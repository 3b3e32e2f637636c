"""Which text of the manual is read: the person's own, at the section of their screen; links never lead out of it."""

from __future__ import annotations

import re

import pytest

from committee_app.case.people import Role
from committee_app.resources import manual
from committee_app.ui.help.page import ROLES, HelpPage
from committee_app.ui.help.presenter import WHOSE, HelpPresenter, section_of
from committee_app.ui.navigation import STEPS_OF
from committee_app.ui.screens import DESK_SCREENS
from tests.ui.fakes import RecordingView

LANGUAGES = ("ko", "en")


class Reader:
    """Somebody who reads the manual."""

    def __init__(self, screen: str, role: str = "", language: str = "ko") -> None:
        self.view: RecordingView[HelpPage] = RecordingView()
        self.language = language
        self.presenter = HelpPresenter(self.view, lambda: self.language, screen, role)
        self.presenter.refresh()

    @property
    def page(self) -> HelpPage:
        return self.view.page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", list(Role))
def test_each_step_of_the_day_of_each_role_has_its_section(role: Role, language: str) -> None:
    for screen in STEPS_OF[role]:
        page = Reader(screen, role.value, language).page
        assert page.role == role.value
        assert f"## {page.section}\n" in page.text
        assert page.section, screen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", WHOSE)
def test_where_nobody_has_signed_in_somebodys_section_is_shown(screen: str, language: str) -> None:
    assert Reader(screen, language=language).page.section


@pytest.mark.parametrize("role", ROLES)
def test_both_languages_tell_of_the_same_screens_and_of_no_others(role: str) -> None:
    told = [re.findall(r"<!-- screens: (.+) -->", manual(one, f"{role}.md").read_text("utf-8")) for one in LANGUAGES]
    assert told[0] == told[1]
    assert {screen for line in told[0] for screen in line.split()} <= {*DESK_SCREENS, *WHOSE}


def test_a_screen_that_the_manual_does_not_tell_of_opens_it_at_its_beginning() -> None:
    assert section_of(manual("ko", "chair.md").read_text("utf-8"), "sticks") == ""


def test_a_link_within_the_manual_is_followed_and_one_comes_back() -> None:
    reader = Reader("score", "evaluator")
    manual_of_evaluators = reader.page.text
    reader.presenter.follow("evaluator-card.md")
    assert reader.page.text.startswith("# 평가위원 카드")
    assert (reader.page.role, reader.page.can_go_back) == ("evaluator", True)
    reader.presenter.go_back()
    assert (reader.page.text, reader.page.can_go_back) == (manual_of_evaluators, False)


@pytest.mark.parametrize("link", ["../../auditing.md", "https://example.org", "/etc/passwd.md", "evaluator", ""])
def test_a_link_that_leads_out_of_the_manual_is_not_shown_and_leads_nowhere(link: str) -> None:
    reader = Reader("verify", "auditor")
    assert "](../" not in reader.page.text
    assert "감사 안내" in reader.page.text
    before = len(reader.view.pages)
    reader.presenter.follow(link)
    assert len(reader.view.pages) == before


def test_the_same_text_is_read_in_the_language_in_force() -> None:
    reader = Reader("score", "evaluator")
    reader.language = "en"
    reader.presenter.refresh()
    assert reader.page.section == "4. Score"
    assert reader.page.text.startswith("# Manual for evaluators")


def test_notes_for_tests_are_not_read() -> None:
    assert "<!--" not in Reader("score", "evaluator").page.text
