"""Words of an article made safe for the format they go into."""

import re

from tui.document.cleaning import clean

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST_MARK = re.compile(r"^(\s*\d*)([-+.)])(?=\s|$)|^(\s*)([=-]+)(?=\s*$)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*(e[+-]?\d+)?")


def one_line(text: str) -> str:
    """`text` on one line, white space single, what could steer a terminal replaced."""
    return clean(" ".join(text.split()))


def many_lines(text: str) -> str:
    """`text` with its line breaks, what could steer a terminal replaced in each line."""
    return "\n".join(clean(line) for line in text.splitlines())


def without_controls(text: str) -> str:
    """`text` without control and direction characters (line breaks and tabs stay): what a file shown in a terminal must
    not hold.
    """
    return _CONTROL.sub("", text)


def markdown(text: str) -> str:
    """`text` on one line, white space single, with every mark escaped that Markdown would act on."""
    return markdown_line(one_line(text))


def markdown_line(line: str) -> str:
    """A line as it stands, without controls, with every mark escaped that Markdown would act on."""
    escaped = _MARKDOWN.sub(r"\\\1", without_controls(line))
    return _LIST_MARK.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4]}", escaped)


def csv_cell(value: object) -> str:
    """`value` for a CSV cell that no spreadsheet takes for a formula: an apostrophe before `=`, `+`, `-`, `@`.

    Plain numbers stay numbers. See OWASP, "CSV Injection".
    """
    if value is None:
        return ""
    text = one_line(str(value))
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def url_or_none(text: str | None) -> str | None:
    """`text` where it is an http(s) address without characters that could break out of a link, else None."""
    if text and re.fullmatch(r"https?://[^\s<>\"'`\\\x00-\x20\x7f-\x9f]+", text):
        return text.replace("(", "%28").replace(")", "%29")
    return None
