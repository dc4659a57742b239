"""Which articles and which names belong together."""

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence

from tui.library.across.model import Edge, Graph, NameRow, RelatedArticle
from tui.library.across.pages import COMPANY_TYPES
from tui.library.records import unpack, unpack_ranges
from tui.library.tokens import phrase
from tui.library.word_forms import forms, without_particle

NAME_TYPES = ("PS", "OG", "LC", "AF", "EV", "TM")
"""Types of names by which articles are related."""

_WORD = re.compile(r"[가-힣]{2,14}|[A-Za-z][A-Za-z0-9]{2,}")
_PLAIN_PARTICLES = "은는을를에"
_MOST_BEARERS = 2_000
_MOST_WORDS = 14
_CANDIDATES = 60
_SHOWN = 6
_LEAST_SCORE = 3.0


def related_articles(connection: sqlite3.Connection, id: int, limit: int) -> list[RelatedArticle]:
    """Articles that share telling names and words with an article, best first.

    A name or word counts by its inverse document frequency, a name twice; those in more than 2,000 articles or more than one
    in ten say nothing. Names need an analysis, words do not. Copies of the article are left out.
    """
    total = max(2, connection.execute("SELECT count(*) FROM main.articles").fetchone()[0])
    most = max(4, min(_MOST_BEARERS, total // 10))
    scores: Counter[int] = Counter()
    names = _shared_names(connection, id, total, most, scores)
    words = _shared_words(connection, id, total, most, scores, {name for shared in names.values() for name in shared})
    for copy in connection.execute(
        "SELECT b.id FROM main.articles a JOIN main.articles b ON b.hash = a.hash WHERE a.id = ?", (id,)
    ):
        scores.pop(copy[0], None)
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [
        RelatedArticle(other, tuple(names.get(other, ())[:_SHOWN]), tuple(words.get(other, ())[:_SHOWN]), score)
        for other, score in best[:limit]
        if score >= _LEAST_SCORE
    ]


def _shared_names(
    connection: sqlite3.Connection, id: int, total: int, most: int, scores: "Counter[int]"
) -> dict[int, list[str]]:
    types = ", ".join("?" * len(NAME_TYPES))
    own = connection.execute(
        "SELECT t.id, t.name, t.articles FROM article_terms x CROSS JOIN terms t ON t.id = x.term"
        f" WHERE x.article = ? AND t.field IN ({types}) AND t.articles BETWEEN 2 AND ? AND length(t.name) > 1"
        " ORDER BY t.articles",
        (id, *NAME_TYPES, most),
    ).fetchall()
    shared: dict[int, list[str]] = {}
    for term, name, bearers in own:
        weight = 2 * math.log(total / bearers)
        for (other,) in connection.execute("SELECT article FROM article_terms WHERE term = ?", (term,)):
            if other != id and name not in shared.setdefault(other, []):
                shared[other].append(name)
                scores[other] += weight  # type: ignore[assignment]
    return shared


def _shared_words(
    connection: sqlite3.Connection, id: int, total: int, most: int, scores: "Counter[int]", named: set[str]
) -> dict[int, list[str]]:
    shared: dict[int, list[str]] = {}
    for word, bearers in telling_words(connection, id, total, most, named):
        weight = math.log(total / bearers)
        rows = connection.execute("SELECT rowid FROM body_words WHERE body_words MATCH ?", (phrase(word),))
        for (other,) in rows:
            if other != id:
                shared.setdefault(other, []).append(word)
                scores[other] += weight  # type: ignore[assignment]
    return shared


def telling_words(
    connection: sqlite3.Connection, id: int, total: int, most: int, without: set[str]
) -> list[tuple[str, int]]:
    """The words of an article that say most (frequency in it times inverse document frequency), and in how many articles
    each stands.
    """
    found = connection.execute("SELECT ranges, body FROM texts WHERE id = ?", (id,)).fetchone()
    if found is None:
        return []
    text = unpack(found[1])
    counted: Counter[str] = Counter()
    for span in unpack_ranges(found[0]):
        counted.update(_WORD.findall(span.of(text)))
    frequency: dict[str, int] = {}

    def bearers_of(word: str) -> int:
        if word not in frequency:
            sql = "SELECT count(*) FROM body_words WHERE body_words MATCH ?"
            frequency[word] = connection.execute(sql, (phrase(word),)).fetchone()[0]
        return frequency[word]

    nouns: Counter[str] = Counter()
    for word, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
        noun = without_particle(word)
        # `용광로` is no `용광` with a particle: the shorter one stands nowhere else.
        if noun is not None and (word[-1] in _PLAIN_PARTICLES or bearers_of(noun) >= 2 * bearers_of(word)):
            word = noun
        verb = forms(word)
        if len(verb) < 2:
            nouns[verb[0] if verb else word] += count
    telling = [
        (-(1 + math.log(count)) * math.log(total / bearers_of(word)), word)
        for word, count in nouns.items()
        if word not in without and 2 <= bearers_of(word) <= most
    ]
    return [(word, bearers_of(word)) for _, word in sorted(telling)[:_MOST_WORDS]]


def graph(connection: sqlite3.Connection, ids: Sequence[int], limit: int) -> Graph:
    """The most frequent names of articles, and which of them stand together in how many."""
    by_term: dict[int, set[int]] = {}
    rows_of: dict[int, tuple[str, str]] = {}
    types = ", ".join("?" * len(COMPANY_TYPES))
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        places = ", ".join("?" * len(part))
        rows = connection.execute(
            "SELECT t.id, t.field, t.name, x.article FROM article_terms x CROSS JOIN terms t ON t.id = x.term"
            f" WHERE x.article IN ({places}) AND t.field IN ({types})",
            (*part, *COMPANY_TYPES),
        )
        for term, field, name, article in rows:
            by_term.setdefault(term, set()).add(article)
            rows_of[term] = (field, name)
    chosen = sorted(by_term, key=lambda term: (-len(by_term[term]), rows_of[term]))[:limit]
    nodes = tuple(NameRow(*rows_of[term], len(by_term[term])) for term in chosen)
    edges = [
        Edge(first, second, together)
        for first, one in enumerate(chosen)
        for second, other in enumerate(chosen[:first])
        if (together := len(by_term[one] & by_term[other]))
    ]
    edges.sort(key=lambda edge: (-edge.articles, edge.first, edge.second))
    return Graph(nodes, tuple(edges))
