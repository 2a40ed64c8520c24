"""Load and check data/lexicon/*.toml: official names of services, what else they are called, and their known features.

A file holds `vendor = "..."` and a list of `[[service]]` tables with the keys of `Service`. Two rules of comparison
hold for every name in it, and for the recognisers that look for them:

- a name of three characters or fewer ("S3", "SNS", "SG") is compared as written, a longer one without regard to case;
- a name in `ambiguous` is also an ordinary word, or belongs to several services: it counts only where the context
  speaks for the service. Written in small letters it may stand in small letters ("storage account", "sqs", and "cloud
  build" for an official name that is ambiguous), else not. A name may be plain for a service of one vendor and
  ambiguous for services of others ("WAF"): where the context speaks of none of theirs it stands for the first.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.spellings import IN_FULL, forms, joined
from graph.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicon"
"""The lexicon files that belong to the project."""

CATEGORIES: frozenset[str] = frozenset(
    "compute containers storage database messaging streaming integration api networking edge security identity"
    " monitoring audit deployment management analytics ml developer migration iot media business cost other".split()
)
"""What a service can be for; every service has exactly one."""

CASED_LENGTH = 3
"""Names up to this length are compared as written ("SES" is a service, "ses" is not)."""

_TEXTS = frozenset({"name", "vendor", "category", "part_of"})
_LISTS = frozenset({"aliases", "ambiguous", "features"})


class Span(NamedTuple):
    """A stretch of a note that reads as a name in the lexicon, whatever it means there."""

    start_char: int
    end_char: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service as the lexicon knows it.

    `name` is the official name; `aliases` name it wherever they stand, `ambiguous` only where the context speaks for
    it (an official name that is an ordinary word stands in `ambiguous` too); `features` are its well-known features as
    notes write them; `part_of` is the official name of the service it is a module of.
    """

    name: str
    vendor: str
    category: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    part_of: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that need no context, official name first.

        >>> Service(name="Flux", vendor="CNCF", category="deployment", aliases=("Flux CD",), ambiguous=("Flux",)).names
        ('Flux CD',)
        """
        own = () if key(self.name) in map(key, self.ambiguous) else (self.name,)
        return own + self.aliases


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All services, sorted by official name, and the questions that can be asked of their names.

    Raises LexiconError when one name is plain for two services, or plain for one and ambiguous for another of the
    same vendor.

    >>> queue = Service(name="Amazon SQS", vendor="AWS", category="messaging", aliases=("SQS",), features=("DLQ",))
    >>> lexicon = Lexicon(services=(queue,))
    >>> lexicon.resolve("amazon sqs").name, lexicon.resolve("sqs")
    ('Amazon SQS', None)
    """

    services: tuple[Service, ...]
    _official: Mapping[str, Service] = field(init=False, repr=False, compare=False)
    _plain: Mapping[str, Service] = field(init=False, repr=False, compare=False)
    _all: Mapping[str, tuple[Service, ...]] = field(init=False, repr=False, compare=False)
    _owners: Mapping[str, tuple[Service, ...]] = field(init=False, repr=False, compare=False)
    _loose: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the services and index them by name."""
        services = tuple(sorted(self.services, key=lambda service: service.name))
        plain, every = _plain_names(services), _every_name(services)
        _check_contradictions(plain, every)
        owners = _grouped((name, service) for service in services for name in _feature_keys(service))
        one_word = _as_one_word(services, {*every, *owners})
        loose = _in_other_number(services, every) | one_word
        every |= loose
        sure = ((key(form), one) for one in services for name in one.names for form in joined(name))
        plain |= {form: one for form, one in sure if form in one_word}
        self._set("services", services)
        self._set("_official", MappingProxyType({service.name: service for service in services}))
        self._set("_plain", MappingProxyType(plain))
        self._set("_all", MappingProxyType(every))
        self._set("_owners", MappingProxyType(owners))
        self._set("_loose", frozenset(loose))

    def service(self, name: str) -> Service | None:
        """The service of this official name, None where there is none."""
        return self._official.get(name)

    def resolve(self, written: str) -> Service | None:
        """The one service that a written name stands for without any context; None for ambiguous and unknown names."""
        return self._plain.get(key(written)) if self._as_written(written) else None

    def candidates(self, written: str) -> tuple[Service, ...]:
        """Every service that a written name can stand for, ambiguous names included, sorted by official name.

        A name in the other number ("Cloud Endpoint") counts with capitals or with a word of its vendor alone.
        """
        return self._all.get(key(written), ()) if self._as_written(written) else ()

    def owners(self, feature: str) -> tuple[Service, ...]:
        """The services known to have a feature of this name, sorted by official name."""
        return self._owners.get(key(feature), ())

    def names(self) -> Iterable[str]:
        """Every form of every name, as it is compared."""
        return self._all.keys()

    def features(self) -> Iterable[str]:
        """Every form of every known feature, as it is compared."""
        return self._owners.keys()

    def _as_written(self, written: str) -> bool:
        """Whether a name that the lexicon has in another form is written as a name is."""
        return key(written) not in self._loose or IN_FULL.fullmatch(written) is not None

    def _set(self, name: str, value: object) -> None:
        """Fill a field while the frozen value is being made."""
        object.__setattr__(self, name, value)


def key(name: str) -> str:
    """The form under which names are compared: as written up to three characters, else without regard to case.

    >>> key("SES"), key("DynamoDB")
    ('SES', 'dynamodb')
    """
    return name if len(name) <= CASED_LENGTH else name.casefold()


def _feature_keys(service: Service) -> Iterable[str]:
    """The features of a service under all the forms in which they are looked for."""
    return {key(form) for feature in service.features for form in forms(feature)}


@cache
def load(folder: Path | None = None) -> Lexicon:
    """Read and check every lexicon file of a folder; the answer is kept for the life of the process.

    Parameters: `folder` holds the *.toml files, None for the project's own.
    Raises LexiconError naming file, entry and key: for what is not TOML, unknown or missing keys, wrong types,
    unknown categories, names used twice and a `part_of` that is no service.
    """
    files = sorted((folder or FOLDER).glob("*.toml"))
    if not files:
        raise LexiconError(f"{folder or FOLDER}: no lexicon files (*.toml)")
    found = [(file.name, service) for file in files for service in _read(file)]
    _check_official(found)
    return Lexicon(services=tuple(service for _, service in found))


def _read(file: Path) -> Iterator[Service]:
    """The services of one file, each checked by itself."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{file.name}: {error}") from error
    if unknown := sorted(data.keys() - {"vendor", "service"}):
        raise LexiconError(f"{file.name}: unknown key {unknown[0]!r}")
    entries, vendor = data.get("service", []), data.get("vendor", "")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LexiconError(f"{file.name}: 'service' must be a list of tables: [[service]]")
    for number, entry in enumerate(entries, start=1):
        yield _service(f"{file.name}: {entry.get('name') or f'service {number}'}", {"vendor": vendor} | entry)


def _service(where: str, entry: dict[str, Any]) -> Service:
    """One `[[service]]` table as a value; `where` opens every complaint."""
    if unknown := sorted(entry.keys() - _TEXTS - _LISTS):
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}")
    for name in sorted(_TEXTS & entry.keys()):
        _check_text(where, name, entry[name])
    if missing := [name for name in ("name", "vendor", "category") if not entry.get(name)]:
        raise LexiconError(f"{where}: {missing[0]!r} is missing")
    if entry["category"] not in CATEGORIES:
        raise LexiconError(f"{where}: category: {entry['category']!r} is none of {', '.join(sorted(CATEGORIES))}")
    texts: dict[str, Any] = {name: entry[name] for name in _TEXTS & entry.keys()}
    lists: dict[str, Any] = {name: _texts(where, name, entry.get(name, [])) for name in sorted(_LISTS)}
    service = Service(**texts, **lists)
    _check_twice(where, "aliases", (*service.names, *service.ambiguous))
    return service


def _texts(where: str, name: str, value: object) -> tuple[str, ...]:
    """A list of strings, none of them twice."""
    if not isinstance(value, list):
        raise LexiconError(f"{where}: {name}: must be a list of strings")
    for text in value:
        _check_text(where, name, text, empty=False)
    if name == "features":
        _check_twice(where, name, value)
    return tuple(value)


def _check_text(where: str, name: str, value: object, *, empty: bool = True) -> None:
    """A value must be a string without blanks around it, and not empty unless the key may be."""
    if not isinstance(value, str):
        raise LexiconError(f"{where}: {name}: {value!r} is not a string")
    if value != value.strip() or not (value or empty):
        raise LexiconError(f"{where}: {name}: {value!r} is empty or has blanks around it")


def _check_twice(where: str, name: str, values: Sequence[str]) -> None:
    """No name may be said twice within one entry, whichever of its lists it stands in."""
    seen: set[str] = set()
    for value in values:
        if key(value) in seen:
            raise LexiconError(f"{where}: {name}: {value!r} is named twice")
        seen.add(key(value))


def _check_official(found: Iterable[tuple[str, Service]]) -> None:
    """Official names are unique over all files, and every `part_of` is one of them."""
    files: dict[str, str] = {}
    for file, service in found:
        if service.name in files:
            raise LexiconError(f"{file}: {service.name}: name: stands in {files[service.name]} already")
        files[service.name] = file
    for file, service in found:
        if service.part_of and (service.part_of not in files or service.part_of == service.name):
            raise LexiconError(f"{file}: {service.name}: part_of: {service.part_of!r} is no other service")


def _plain_names(services: Iterable[Service]) -> dict[str, Service]:
    """Services by the names that need no context."""
    plain: dict[str, Service] = {}
    for service in services:
        for name in service.names:
            other = plain.setdefault(key(name), service)
            if other is not service:
                raise LexiconError(f"{service.name}: aliases: {name!r} names {other.name} too; say ambiguous in both")
    return plain


def _every_name(services: Iterable[Service]) -> dict[str, tuple[Service, ...]]:
    """Services by all their names."""
    return _grouped((key(name), service) for service in services for name in chain(service.names, service.ambiguous))


def _in_other_number(services: Iterable[Service], taken: Container[str]) -> dict[str, tuple[Service, ...]]:
    """Services by their names of several words in the other number, unless one is a name and a noun: "EC2 fleets"."""
    names = ((name, one) for one in services for name in chain(one.names, one.ambiguous) if " " in name)
    whole = ((name, one) for name, one in names if key(name.rpartition(" ")[0]) not in taken)
    return _grouped((key(form), one) for name, one in whole for form in forms(name)[1:] if key(form) not in taken)


def _as_one_word(services: Iterable[Service], taken: Container[str]) -> dict[str, tuple[Service, ...]]:
    """Services by their names as one word: "KeyVault"."""
    names = ((name, one) for one in services for name in (one.name, *one.aliases, *one.ambiguous))
    return _grouped((key(form), one) for name, one in names for form in joined(name) if key(form) not in taken)


def _check_contradictions(plain: Mapping[str, Service], every: Mapping[str, tuple[Service, ...]]) -> None:
    """A name that is plain for one service may not be ambiguous for another of the same vendor."""
    for name, service in plain.items():
        if others := [other.name for other in every[name] if other is not service and other.vendor == service.vendor]:
            raise LexiconError(f"{service.name}: aliases: {name!r} is ambiguous for {others[0]}; say so in both")


def _grouped(pairs: Iterable[tuple[str, Service]]) -> dict[str, tuple[Service, ...]]:
    """Services by key, in the order given, each once."""
    groups: defaultdict[str, dict[str, Service]] = defaultdict(dict)
    for name, service in pairs:
        groups[name][service.name] = service
    return {name: tuple(members.values()) for name, members in groups.items()}
