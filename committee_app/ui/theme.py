"""How the window looks: token values, one stylesheet, fonts and icons.

`resources/theme/tokens.ini` holds every colour, type size, space and measure; `app.qss` is the one
stylesheet. The sheet writes `$role` for a colour, `12dp` for a length at 100 % text, `$border` for the
width of an edge. Code asks the theme in force: `current().size("field")`, `current().space("large")`.

A widget says what it is by dynamic properties (`kind`, `tone`, `problem`, ...) and the sheet paints it;
after changing one at run time call `say`, or `restyle`. What the sheet cannot do (fixed sizes,
icons, painting) goes into one method that is handed to `follow_theme`: it runs at once and again
whenever the theme or the text size changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from committee_app.resources import font_files, resource, text

THEMES: Final = ("light", "dark", "high-contrast")
NAME: Final = "committee-app"
FAMILY: Final = "Pretendard GOV"
SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.0
_ITEM_MARGIN: Final = 3  # what Fusion puts around the words of a cell, beside our padding


class UnknownThemeError(ValueError):
    """There is no theme of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no theme is called {name!r}; there are {', '.join(THEMES)}")


class TextScaleError(ValueError):
    """Text can be shown between its normal and its double size."""

    def __init__(self, scale: float) -> None:
        super().__init__(f"text scale {scale} is outside {SMALLEST_SCALE} to {LARGEST_SCALE}")


@dataclass(frozen=True, slots=True)
class Type:
    """A type size: pixels at 100 % text, and weight."""

    px: int
    weight: int


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of tokens at one text size.

    Measures are asked for by name and come back in device-independent pixels, scaled with the text.
    An unknown name is a `KeyError`.
    """

    name: str
    dark: bool
    border: int
    """Width of an edge in pixels; does not grow with the text."""
    ring: int
    """Width of the focus ring in pixels."""
    stroke: float
    """Line width of the 24-unit icons."""
    colours: Mapping[str, str]
    types: Mapping[str, Type]
    spaces: Mapping[str, int]
    sizes: Mapping[str, float]
    scale: float = 1.0

    @property
    def is_high_contrast(self) -> bool:
        """Whether edges are drawn strong and plates have an edge of their own."""
        return self.name == "high-contrast"

    def at_scale(self, scale: float) -> Theme:
        """Return the same theme at another text size (1.0 to 2.0).

        Raises:
            TextScaleError: smaller or larger than that.
        """
        if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
            raise TextScaleError(scale)
        return replace(self, scale=scale)

    def scaled(self, px: float) -> int:
        """Return a length at 100 % text as whole pixels at this text size."""
        return round(px * self.scale)

    def size(self, name: str) -> int:
        """Return a named measure (`[size]` of the tokens)."""
        return self.scaled(self.sizes[name])

    def space(self, name: str) -> int:
        """Return a named space: none, hair, tight, close, small, medium, large, wide, huge, vast."""
        return self.scaled(self.spaces[name])

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(self.colours[role])

    def font(self, kind: str = "body") -> QFont:
        """Return the font of a type (`[type]` of the tokens)."""
        chosen = self.types[kind]
        font = QFont(FAMILY)
        font.setPixelSize(self.scaled(chosen.px))
        font.setWeight(QFont.Weight(chosen.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def stylesheet(self) -> str:
        """Return the one stylesheet with this theme's values in it."""
        values = {**self.colours, "border": f"{self.border}px", "border_strong": f"{self.border + 1}px"}
        values |= {
            "plate_edge": self.colours["line"] if self.is_high_contrast else "transparent",
            "key_edge": self.colours["edge" if self.is_high_contrast else "line"],
            "scroll": self.colours["field"],
            "head_padding": f"{self.scaled(12) + _ITEM_MARGIN}px",
        }
        bare = re.sub(r"/\*.*?\*/", "", text("theme", "app.qss"), flags=re.DOTALL)
        sheet = re.sub(r"\$(\w+)", lambda found: values[found[1]], bare)
        return re.sub(r"\b([\d.]+)dp\b", lambda found: f"{self.scaled(float(found[1]))}px", sheet)


def load_theme(name: str, scale: float = 1.0) -> Theme:
    """Return a theme: `light`, `dark` or `high-contrast`, at a text scale of 1.0 to 2.0.

    Raises:
        UnknownThemeError: no such theme.
        TextScaleError: the scale is out of range.
    """
    if name not in THEMES:
        raise UnknownThemeError(name)
    tokens = _tokens()
    chosen = tokens[name]
    return Theme(
        name=name,
        dark=chosen["dark"] == "1",
        border=int(chosen["border"]),
        ring=int(chosen["ring"]),
        stroke=float(chosen["stroke"]),
        colours=MappingProxyType(tokens[f"{name}.colour"]),
        types=MappingProxyType({kind: Type(int(px), int(weight)) for kind, (px, weight) in tokens["type"].items()}),
        spaces=MappingProxyType({space: int(px) for space, px in tokens["space"].items()}),
        sizes=MappingProxyType({size: float(px) for size, px in tokens["size"].items()}),
    ).at_scale(scale)


class _ThemeInForce(QObject):
    """The application's theme, beside its palette and font, which are application-wide too."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self.fonts_loaded = False


_in_force: Final = _ThemeInForce()


def current() -> Theme:
    """Return the theme in force; ask again after every change, never keep the answer."""
    if _in_force.theme is None:
        _in_force.theme = load_theme("light")
    return _in_force.theme


def application(*arguments: str) -> QApplication:
    """Begin the program's Qt, with Fusion whatever the desktop prefers: the stylesheet is written for it.

    The style is named among the arguments; `QApplication.setStyle` would hand a style object to Python, and building
    its classes there costs as much as the whole stylesheet.
    """
    return QApplication([NAME, *arguments, "-style", "fusion"])


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme, at the start or while it runs."""
    if not _in_force.fonts_loaded:
        for path in font_files():
            QFontDatabase.addApplicationFont(str(path))
        _in_force.fonts_loaded = True
    _in_force.theme = theme
    # Exchanging one sheet for another makes Qt read it for every widget once for each widget around it, some ten times
    # over; taking the old one off first, it is read once.
    app.setStyleSheet("")
    app.setFont(theme.font())
    app.setPalette(_palette(theme))
    app.setStyleSheet(theme.stylesheet())
    _in_force.changed.emit()


def follow_theme(dress: Callable[[], None]) -> None:
    """Call a widget's (or layout's) bound method now and after every change of theme or text size.

    The connection ends with the object. A lambda would never be released: pass a bound method.
    """
    dress()
    _in_force.changed.connect(dress)


def say(widget: QWidget, **properties: Any) -> None:
    """Set dynamic properties that the stylesheet reads, and repaint the widget if one is new."""
    fresh = {name: value for name, value in properties.items() if widget.property(name) != value}
    for name, value in fresh.items():
        widget.setProperty(name, value)
    if fresh and widget.testAttribute(
        Qt.WidgetAttribute.WA_WState_Polished
    ):  # else the sheet reads it when first shown
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the stylesheet read the widget's dynamic properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def icon(name: str, tone: str = "text", size: str = "icon", *, enabled: bool = True) -> QIcon:
    """Return an icon in the colour of a role, or in the grey of what is disabled.

    Args:
        name: a drawing of `resources/icons`, without its suffix.
        tone: a colour role.
        size: a named measure.
        enabled: whether what bears the icon is.
    """
    if enabled:
        return QIcon(icon_pixmap(name, tone, size))
    grey = QIcon()
    grey.addPixmap(icon_pixmap(name, "disabled", size), QIcon.Mode.Disabled)
    return grey


def is_to_be_seen(widget: QWidget, event: QEvent) -> bool:
    """Whether this event is the first in which it is known that a widget will be seen: time to draw what it shows.

    Qt makes a hidden widget ready with the ones around it (`Polish`), and many stay hidden.
    """
    if event.type() == QEvent.Type.Polish:
        return widget.isVisibleTo(widget.window())
    return event.type() == QEvent.Type.Show


def icon_pixmap(name: str, tone: str = "text", size: str = "icon") -> QPixmap:
    """Return an icon as a pixmap at the sharpest screen's pixel ratio."""
    theme = current()
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn_icon(name, theme.colours[tone], theme.stroke, theme.size(size), ratio)


@cache
def _tokens() -> dict[str, dict[str, Any]]:
    """Return the tokens by section; what stands there with a comma is a list.

    Qt reads the file by itself, and what it needs for that the wishes of the last time have loaded already: a reader in
    Python is a twentieth of the time that the first window takes.
    """
    kept = QSettings(str(resource("theme", "tokens.ini")), QSettings.Format.IniFormat)
    sections: dict[str, dict[str, Any]] = {}
    for key in kept.allKeys():
        section, _, name = key.partition("/")
        sections.setdefault(section, {})[name] = kept.value(key)
    return sections


@cache
def _drawn_icon(name: str, colour: str, stroke: float, side: int, ratio: float) -> QPixmap:
    drawing = text("icons", f"{name}.svg").replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


_PALETTE: Final = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.BrightText: "bold",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.ToolTipBase: "bold",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Link: "primary_text",
    QPalette.ColorRole.LinkVisited: "primary_text",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "plate",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, colour in _PALETTE.items():
        palette.setColor(role, theme.colour(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return palette
