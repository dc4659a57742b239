"""Who is one and the same across articles.

Organisations, places and other things are one where their names are, without case, spaces and legal form. Persons of one name
are one where articles give them an organisation in common, else where a telling title leads to just one of them, else where
two other names stand with both. A doubt stays two. The user's word goes before all of it.
"""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from tui.language.model import EntityType
from tui.library import corrections
from tui.library.across.model import Entity
from tui.library.terms import name_key

_GENERIC_TITLES = """
대표 대표이사 의원 교수 기자 위원 위원장 회장 부회장 사장 부사장 이사 상무 전무 팀장 부장 과장 실장 국장 본부장 센터장
소장 원장 단장 관계자 연구원 변호사 감독 선수 배우 가수 작가 박사 CEO 대변인 총장 학장 이사장 후보 시장 군수 장관 차관
"""
GENERIC_TITLES = frozenset(_GENERIC_TITLES.split())
"""Titles that many bear at once: two of one name and such a title need not be one."""

SHARED_NAMES = 2
"""So many other names in common make two mentions one person, where there are several of the name; else one does."""

_TITLE_EDGES = re.compile(r"^(?:전|前|현|現|신임)\s+|님$")

_COMMON = 0.05
_MOST_BEARERS = 300
_MOST_UNTOLD = 500
_TYPES = ", ".join(f"'{kind.value}'" for kind in EntityType)
_CONTEXT_TYPES = ("PS", "OG", "AF")


class Occurrence(msgspec.Struct):
    """A name in an article, and what the article says of who bears it."""

    article: int
    hash: str
    published_key: int
    name: str
    mentions: int
    titles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


class _Groups:
    """Articles joined step by step (union-find); what the user parted stays apart."""

    def __init__(self, hashes: Sequence[str], parted: Iterable[tuple[str, str]]) -> None:
        self._parent = list(range(len(hashes)))
        self._members = [{place} for place in self._parent]
        places: dict[str, list[int]] = defaultdict(list)
        for place, hash in enumerate(hashes):
            places[hash].append(place)
        self._parted: dict[int, set[int]] = defaultdict(set)
        for one, other in parted:
            for first in places.get(one, ()):
                for second in places.get(other, ()):
                    self._parted[first].add(second)
                    self._parted[second].add(first)

    def find(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, one: int, other: int) -> None:
        """Make two one, unless the user parted any of either."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        if any(self._parted[place] & self._members[first] for place in self._members[second] if place in self._parted):
            return
        self._parent[second] = first
        self._members[first] |= self._members[second]

    def groups(self) -> list[list[int]]:
        """All groups of places."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._parent)):
            found[self.find(place)].append(place)
        return list(found.values())


def identities(connection: sqlite3.Connection, library: str, entity_type: str, name: str) -> list[Entity]:
    """All who bear a name (or one that the user joined with it), those in most articles first."""
    names = _joined_names(connection, library, entity_type, name)
    terms = _terms(connection, library, entity_type, names)
    occurrences = _occurrences(connection, terms)
    if not occurrences:
        return []
    same, parted = _users_word(connection, library, entity_type, names)
    groups = _Groups([occurrence.hash for occurrence in occurrences], parted)
    _join_by_hand(groups, occurrences, same)
    if entity_type == "PS":
        _join_by_organisation(groups, occurrences)
        _join_by_title(groups, occurrences)
        _join_by_company(connection, groups, occurrences)
    else:
        _join_all(groups, len(occurrences))
    found = [_entity(entity_type, [occurrences[place] for place in group]) for group in groups.groups()]
    found.sort(key=lambda entity: (-len(entity.articles), entity.anchor))
    return [
        msgspec.structs.replace(
            entity,
            others=len(found) - 1,
            terms=tuple(term for term, name in terms.items() if name in entity.names),
        )
        for entity in found
    ]


def _joined_names(connection: sqlite3.Connection, library: str, entity_type: str, name: str) -> set[str]:
    """Keys of the names that may be the same: its own, and those that the user said are."""
    keys = {name_key(name)}
    links = connection.execute(
        "SELECT name, other FROM user.entity_links WHERE library = ? AND entity_type = ? AND same = 1",
        (library, entity_type),
    ).fetchall()
    corrected = connection.execute(
        "SELECT name, same_as FROM user.corrections WHERE library = ? AND entity_type = ? AND same_as IS NOT NULL",
        (library, entity_type),
    ).fetchall()
    pairs = [(name_key(_name_of(one)), name_key(_name_of(other))) for one, other in [*links, *corrected]]
    grown = True
    while grown:
        before = len(keys)
        for one, other in pairs:
            if one in keys or other in keys:
                keys |= {one, other}
        grown = len(keys) > before
    return keys


def _name_of(reference: str) -> str:
    return reference.partition("@")[0]


def reference(name: str, hash: str) -> str:
    """How the user's word names a name in a text: `name@hash`."""
    return f"{name}@{hash}"


def _users_word(
    connection: sqlite3.Connection, library: str, entity_type: str, keys: set[str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What the user said of these names: pairs of references that are the same, and of texts whose bearers are not."""
    rows = connection.execute(
        "SELECT name, other, same FROM user.entity_links WHERE library = ? AND entity_type = ?", (library, entity_type)
    ).fetchall()
    rows = [row for row in rows if name_key(_name_of(row[0])) in keys]
    same = [(one, other) for one, other, is_same in rows if is_same]
    parted = [(one.partition("@")[2], other.partition("@")[2]) for one, other, is_same in rows if not is_same]
    return same, parted


def _terms(connection: sqlite3.Connection, library: str, entity_type: str, keys: set[str]) -> dict[int, str]:
    """The terms with these keys that are of the type, as the user corrected them, and their names."""
    corrected = {
        (correction.name, correction.entity_type): correction for correction in corrections.every(connection, library)
    }
    places = ", ".join("?" * len(keys))
    found: dict[int, str] = {}
    rows = connection.execute(
        f"SELECT id, field, name FROM terms WHERE key IN ({places}) AND field IN ({_TYPES})", sorted(keys)
    )
    for term, field, name in rows:
        correction = corrected.get((name, field))
        if correction is None or not correction.ignored:
            effective = (correction and correction.new_type) or field
            if effective == entity_type:
                found[term] = name
    return found


def _occurrences(connection: sqlite3.Connection, terms: Iterable[int]) -> list[Occurrence]:
    ids = list(terms)
    places = ", ".join("?" * len(ids))
    rows = connection.execute(
        "SELECT a.id, a.hash, a.published_key, t.name, x.count, p.titles, p.organisations FROM terms t"
        " JOIN article_terms x ON x.term = t.id JOIN main.articles a ON a.id = x.article"
        " LEFT JOIN profiles p ON p.term = t.id AND p.article = x.article"
        f" WHERE t.id IN ({places}) ORDER BY a.published_key, a.id",
        ids,
    )
    return [
        Occurrence(
            article,
            hash,
            key,
            name,
            count,
            frozenset(_TITLE_EDGES.sub("", title) for title in json.loads(titles)) if titles else frozenset(),
            frozenset(map(name_key, json.loads(organisations))) if organisations else frozenset(),
        )
        for article, hash, key, name, count, titles, organisations in rows
    ]


def _join_by_hand(groups: _Groups, occurrences: Sequence[Occurrence], same: Iterable[tuple[str, str]]) -> None:
    places: dict[str, list[int]] = defaultdict(list)
    for place, occurrence in enumerate(occurrences):
        places[reference(occurrence.name, occurrence.hash)].append(place)
        places[occurrence.name].append(place)
    for one, other in same:
        for first in places.get(one, ()):
            for second in places.get(other, ()):
                groups.join(first, second)


def _join_all(groups: _Groups, number: int) -> None:
    """As few groups as what the user parted leaves possible."""
    firsts: list[int] = []
    for place in range(number):
        for first in firsts:
            groups.join(first, place)
            if groups.find(first) == groups.find(place):
                break
        else:
            firsts.append(place)


def _join_by_organisation(groups: _Groups, occurrences: Sequence[Occurrence]) -> None:
    first_of: dict[str, int] = {}
    for place, occurrence in enumerate(occurrences):
        for organisation in sorted(occurrence.organisations):
            groups.join(first_of.setdefault(organisation, place), place)


def _join_by_title(groups: _Groups, occurrences: Sequence[Occurrence]) -> None:
    """Those of a telling title and no organisation join the only ones of that title."""
    by_title: dict[str, dict[int, bool]] = defaultdict(dict)
    for group in groups.groups():
        titles = {title for place in group for title in occurrences[place].titles} - GENERIC_TITLES
        known = any(occurrences[place].organisations for place in group)
        for title in sorted(titles):
            by_title[title][group[0]] = known
    for _, members in sorted(by_title.items()):
        settled = [place for place, known in members.items() if known]
        if len({groups.find(place) for place in settled}) > 1:
            continue
        for place in members:
            groups.join(min(settled, default=next(iter(members))), place)


def _join_by_company(connection: sqlite3.Connection, groups: _Groups, occurrences: Sequence[Occurrence]) -> None:
    """Those of whom the article says nothing join the only ones who stand with the same other names."""
    parts = groups.groups()
    told = [any(occurrences[place].titles or occurrences[place].organisations for place in part) for part in parts]
    # One of whom nothing is told is nobody that another could be taken for, unless nothing is told of any.
    targets = [number for number in range(len(parts)) if told[number]] or list(range(len(parts)))[:_MOST_UNTOLD]
    if len(parts) < 2:
        return
    total = connection.execute("SELECT count(*) FROM main.articles WHERE analysed = 1").fetchone()[0]
    rare = max(3, min(int(total * _COMMON), _MOST_BEARERS))
    own = {occurrence.name for occurrence in occurrences}
    enough = SHARED_NAMES if len(targets) > 1 else 1
    bearers: dict[str, list[int]] = defaultdict(list)
    for number in targets:
        articles = {occurrences[place].article for place in parts[number]}
        for name in _others_in(connection, articles, own, rare):
            bearers[name].append(number)
    for number, part in enumerate(parts):
        if any(occurrences[place].organisations for place in part):
            continue
        company = _others_in(connection, {occurrences[place].article for place in part}, own, rare)
        shared = Counter(other for name in company for other in bearers.get(name, ()) if other != number)
        near = {groups.find(parts[other][0]) for other, count in shared.items() if count >= enough}
        near.discard(groups.find(part[0]))
        if len(near) == 1:
            groups.join(near.pop(), part[0])


def _others_in(connection: sqlite3.Connection, articles: set[int], own: set[str], most: int) -> set[str]:
    found: set[str] = set()
    types = ", ".join("?" * len(_CONTEXT_TYPES))
    for article in articles:
        rows = connection.execute(
            "SELECT t.name FROM article_terms x CROSS JOIN terms t ON t.id = x.term"
            f" WHERE x.article = ? AND t.field IN ({types}) AND t.articles <= ?",
            (article, *_CONTEXT_TYPES, most),
        )
        found.update(name for (name,) in rows)
    return found - own


def _entity(entity_type: str, occurrences: Sequence[Occurrence]) -> Entity:
    counted: dict[str, int] = defaultdict(int)
    for occurrence in occurrences:
        counted[occurrence.name] += 1
    names = sorted(counted, key=lambda name: (-counted[name], name))
    newest_first = sorted(occurrences, key=lambda occurrence: (-occurrence.published_key, -occurrence.article))
    return Entity(
        entity_type,
        names[0],
        tuple(names),
        tuple(dict.fromkeys(occurrence.article for occurrence in newest_first)),
        sum(occurrence.mentions for occurrence in occurrences),
        min(occurrences, key=lambda occurrence: (occurrence.published_key, occurrence.article)).hash,
    )
