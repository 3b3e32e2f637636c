"""공개본: what may be read by anybody, built from a list of what it may hold and never by covering what it may not."""

from committee_app.export.publication.document import publication_document
from committee_app.export.publication.profile import Names, Opinions, Profile
from committee_app.export.publication.published import Published, published

__all__ = ["Names", "Opinions", "Profile", "Published", "publication_document", "published"]
