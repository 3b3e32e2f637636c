"""New keys for somebody who lost both secrets: two officers sign, the person is there."""
