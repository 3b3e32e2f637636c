"""How somebody signs: with the key of the case alone, or with a certificate of their own as well."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.findings import Finding
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.file_dialogs import choose_file
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.sign.page import Brought, SignPage, SignRoute

_OF_THE_PIN = ("certificate.wrong_pin", "token.wrong_pin", "token.pin_locked")


class CertificatePart(QWidget):
    """The route, and for a certificate its file and password; what does not do is said beside it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: SignPage | None = None
        self._label = Label("", "strong")
        self._route = ChoiceBox()
        self._label.setBuddy(self._route)
        self._proof = RunningText("", "small", "muted")
        self._file, self._pin = PathField(), SecretField("-")
        self._file.asked.connect(self._choose)
        self._route.chosen.connect(self._show_route)
        self._pin.changed.connect(self.changed)
        head = row(self._label, self._route, STRETCH, gap="small")
        self.setLayout(column(head, self._proof, self._file, self._pin, gap="medium"))

    def route(self) -> SignRoute:
        """Return the route that is chosen."""
        return SignRoute(self._route.choice() or SignRoute.OWN)

    def is_whole(self) -> bool:
        """Whether everything is there that the route needs."""
        route = self.route()
        has_file = route is not SignRoute.FILE or bool(self._file.path())
        return route is SignRoute.OWN or (has_file and not self._pin.is_empty())

    def take(self) -> Brought | None:
        """Return what was brought and empty the password; nothing where the key of the case signs alone."""
        route = self.route()
        return None if route is SignRoute.OWN else Brought(route, self._file.path(), self._pin.take())

    def show_page(self, page: SignPage) -> None:
        """Show the routes that there are, and what was wrong with the certificate."""
        self._page = page
        words = {
            SignRoute.OWN: self.tr("Key of the case"),
            SignRoute.FILE: self.tr("Key of the case and a certificate file"),
            SignRoute.TOKEN: self.tr("Key of the case and a token"),
        }
        self._route.show_options(tuple((one.value, words[one]) for one in page.routes), self.route().value)
        self._label.setText(self.tr("Sign with"))
        self._route.setAccessibleName(self._label.text())
        self._proof.set_words(
            self.tr(
                "PDF readers show the certificate. Whether its authority is to be believed is not judged here: "
                "the key of the case is what proves the signature."
            )
        )
        self._file.set_words(self.tr("Certificate file (.p12, .pfx)"), self.tr("Choose …"))
        is_token = self.route() is SignRoute.TOKEN
        self._pin.set_label(self.tr("PIN of the token") if is_token else self.tr("Password of the certificate"))
        self._pin.set_help(self.tr("It is kept until the signature is made, and no longer."))
        self._say(page.certificate_wrong)
        self._show_parts()
        self.setEnabled(page.busy is None)

    def _say(self, found: tuple[Finding, ...]) -> None:
        words = wording(current_language())
        of_pin = tuple(one for one in found if one.code in _OF_THE_PIN or self.route() is SignRoute.TOKEN)
        self._pin.set_problem(words.findings(of_pin) if of_pin else "")
        others = tuple(one for one in found if one not in of_pin)
        self._file.set_problem(words.findings(others) if others else "")

    def _show_route(self, _code: str) -> None:
        if self._page is not None:
            self.show_page(self._page)
        self.changed.emit()

    def _show_parts(self) -> None:
        route = self.route()
        self._proof.setVisible(route is not SignRoute.OWN)
        self._file.setVisible(route is SignRoute.FILE)
        self._pin.setVisible(route is not SignRoute.OWN)

    def _choose(self) -> None:
        kinds = self.tr("Certificate files (*.p12 *.pfx)")
        choose_file(self, self.tr("Choose a certificate file"), kinds, self._take_file)

    def _take_file(self, path: str) -> None:
        self._file.set_path(path)
        self._file.set_problem("")
        self.changed.emit()
