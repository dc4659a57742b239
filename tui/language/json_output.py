"""The machine-readable form of an analysed article: what goes to JSON lines."""

from typing import Any

import msgspec

from tui.document.model import Article, Passage
from tui.document.span import Span
from tui.language.model import Analysis, AnyFact

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encode(record: dict[str, Any]) -> bytes:
    """One record as JSON without a line end; exact decimals become numbers."""
    return _ENCODER.encode(record)


def article_record(article: Article, analysis: Analysis, name: str) -> dict[str, Any]:
    """The record of a stored article; `name` is its file name. Offsets count characters of the article's text."""
    return {
        "article": name,
        "published": analysis.published,
        "structure": structure_record(article, analysis),
        "entities": entity_records(analysis),
        "facts": fact_records(analysis),
    }


def line_record(identity: Any, article: Article, analysis: Analysis) -> dict[str, Any]:
    """The record of one text of a stream of JSON lines, known by its `identity`."""
    return {
        "id": identity,
        "entities": entity_records(analysis),
        "facts": fact_records(analysis),
        "structure": structure_record(article, analysis),
    }


def structure_record(article: Article, analysis: Analysis) -> dict[str, Any]:
    """Title, byline, headings (the generated ones too, marked so), related headlines and noise lines."""
    headings = [
        {**_passage(section.heading), "generated": False} for section in article.sections if section.heading is not None
    ]
    headings += [
        {"text": one.text, "start": one.start, "end": one.start, "generated": True} for one in analysis.outline
    ]
    return {
        "title": None if article.title.derived or article.title.span is None else article.title.text,
        "subtitle": "\n".join(one.text for one in article.subtitles) or None,
        "outlet": article.outlet,
        "reporters": list(article.reporters),
        "headings": headings,
        "related": [_passage(one) for one in article.related],
        "noise": [_passage(one) for one in article.noise],
    }


def entity_records(analysis: Analysis) -> list[dict[str, Any]]:
    """The mentions of named entities with their places."""
    return [
        {
            **_place(one.span),
            "text": one.text,
            "type": one.type,
            "name": one.name,
            "confidence": round(one.confidence, 3),
        }
        for one in analysis.mentions
    ]


def fact_records(analysis: Analysis) -> list[dict[str, Any]]:
    """The facts with their fields; `start` and `end` place the sentence, `arguments` the parts."""
    return [_fact(one) for one in analysis.facts]


def _fact(fact: AnyFact) -> dict[str, Any]:
    fields = {name: getattr(fact, name) for name in fact.__struct_fields__}
    sentence = fields.pop("sentence")
    arguments, places = fields.pop("arguments"), fields.pop("places")
    confidence = fields.pop("confidence")
    return {
        "kind": fact.__struct_config__.tag,
        **fields,
        **_place(sentence),
        "arguments": [{"role": one.role, **_place(one.span)} for one in arguments],
        "places": [_place(one) for one in places],
        "confidence": round(confidence, 3),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, **_place(passage.span)}


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
