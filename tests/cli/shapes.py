"""A small reader of JSON Schema: as much of it as the schemas in `docs/` use, and nothing it would not notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

KNOWN = {
    "$schema", "$ref", "$defs", "title", "description", "type", "const", "enum", "pattern", "minimum", "maximum",
    "items", "properties", "required", "additionalProperties", "default", "format",
}  # fmt: skip
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
NUMBER = (int, float)


def faults(schema: dict[str, Any], value: Any, root: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Yield every place where the value is not what the schema asks for."""
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        yield from faults(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root, place)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_of(name, value) for name in types):
        yield f"{place}: {value!r} is not of {types}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{place}: {value!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{place}: {value!r} does not match"
    if is_of("integer", value) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{place}: {value} is out of range"
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from faults(schema.get("items", {}), one, root, f"{place}[{number}]")
    if isinstance(value, dict):
        yield from _faults_of_object(schema, value, root, place)


def _faults_of_object(schema: dict[str, Any], value: dict[str, Any], root: dict[str, Any], place: str) -> Iterator[str]:
    for name in schema.get("required", []):
        if name not in value:
            yield f"{place}: {name} is missing"
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    for name, one in value.items():
        inner = properties.get(name, others)
        if inner is False:
            yield f"{place}: {name} is not known"
        else:
            yield from faults(inner, one, root, f"{place}.{name}")


def is_of(name: str, value: Any) -> bool:
    """Whether a value is of a JSON type; in Python `True` is an integer, in JSON it is not."""
    of_type = isinstance(value, NUMBER if name == "number" else TYPES[name])
    return of_type and (name not in {"integer", "number"} or not isinstance(value, bool))
