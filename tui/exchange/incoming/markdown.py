"""Markdown becomes an article: its text without the marks, headings and front matter kept."""

import re

from tui.document.front_matter import read_front_matter
from tui.exchange.incoming.article import IncomingArticle

_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)")
_LINK = re.compile(
    r"(?<!\\)\[((?:\\.|[^\]\[\n\\]){1,300})\]\((?:<[^>\n]{0,1000}>|[^)\s\n]{0,1000})(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_WIKI_LINK = re.compile(r"(?<!\\)\[\[(?:[^\]|\n]{1,200}\|)?([^\]|\n]{1,200})\]\]")
_EMPHASIS = re.compile(r"(?<![\\*\w])(\*\*|\*|__)(?=\S)((?:\\.|[^*_\n\\]){1,500}?)(?<=\S)\1(?![*\w])")
_QUOTE = re.compile(r"^>\s?", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BOLD_LINE = re.compile(r"^\*\*[^*\n]+\*\*$")


def read_markdown(text: str) -> IncomingArticle:
    """The article of a Markdown text; front matter stays as it is, links and emphasis become their words."""
    end = read_front_matter(text).end
    lines = [_line(line) for line in text[end:].split("\n")]
    return IncomingArticle(body=text[:end] + "\n".join(lines), original=text.encode(), original_suffix=".md")


def _line(line: str) -> str:
    words = _WIKI_LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", _QUOTE.sub("", line))))
    if not _BOLD_LINE.match(words):  # a bold line alone is a heading
        words = _EMPHASIS.sub(r"\2", words)
    return _ESCAPE.sub(r"\1", words)
