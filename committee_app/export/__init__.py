"""What leaves the case: minutes, signatures, tables, and reading them back."""

from committee_app.export import without_http, without_zones

# Before any module of this package imports pyHanko.
without_http.take_its_place()
without_zones.take_its_place()
