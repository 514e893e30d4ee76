"""From a table of TOML to a dataclass, with an error in words for whatever does not fit."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, ClassVar, Protocol, get_args, get_origin, get_type_hints

NAMES = {str: "text", int: "a number", bool: "true or false"}


class IsDataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


class WrongTable(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """A table does not hold what it must; `key` is the line's name, "" where a line is missing."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


def read_table[T: IsDataclass](kind: type[T], table: Mapping[str, object]) -> T:
    """The dataclass made of a table. Raises WrongTable for a key that is missing, unknown or of another type."""
    types = get_type_hints(kind)
    for key in table:
        if key not in types:
            raise WrongTable(f"“{key}” is not known here. Known are: {', '.join(types)}.", key)
    values = {}
    for field in fields(kind):
        if field.name in table:
            values[field.name] = _read_value(types[field.name], table[field.name], field.name)
        elif field.default is MISSING:
            raise WrongTable(f"“{field.name}” is missing.")
    return kind(**values)


def _read_value(wanted: Any, value: object, key: str) -> object:
    # `wanted` is what stands behind the colon of a field; Python has no type for that.
    if isinstance(wanted, UnionType):
        # `date | None`: None says that the line is left out, so only the other type can be written.
        wanted = get_args(wanted)[0]
    if get_origin(wanted) is tuple:
        if not isinstance(value, list):
            raise WrongTable(f"“{key}” must be a list.", key)
        return tuple(_read_value(get_args(wanted)[0], item, key) for item in value)
    if is_dataclass(wanted):
        if not isinstance(value, dict):
            raise WrongTable(f"“{key}” must hold tables: {{ … = … }}.", key)
        return read_table(wanted, value)
    # Python counts True as a number; a file does not.
    if type(value) is not wanted:
        raise WrongTable(f"“{key}” must be {NAMES.get(wanted, f'a {wanted.__name__}')}.", key)
    return value
