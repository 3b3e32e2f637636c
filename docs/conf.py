"""How `make docs` makes pages of these texts: Sphinx with MyST, nothing fetched, nothing from elsewhere in a page."""

# ruff: noqa: INP001 -- read by Sphinx, not imported

project = "committee-app"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["conf.py", "requirements.in"]
html_theme = "alabaster"
html_theme_options = {"page_width": "70em", "description": "Selection committees in a secure room"}
html_show_sphinx = False
html_copy_source = False
myst_heading_anchors = 4
myst_linkify_fuzzy_links = False
intersphinx_mapping: dict[str, object] = {}
suppress_warnings = ["myst.header"]
