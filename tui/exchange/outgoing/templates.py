"""The user's own templates (Jinja2), in a sandbox: they see data of the article and nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tui.exchange.errors import ExchangeError
from tui.exchange.outgoing.export import Export
from tui.exchange.outgoing.records import article_record, body_of
from tui.exchange.safe_text import csv_cell, markdown, one_line, without_controls

LARGEST_TEMPLATE = 1_000_000
LONGEST_RESULT = 50_000_000
"""Characters."""
_MOST_RANGE = 1_000_000
# A width of a billion is one step, and a gigabyte.
_PADDING_METHODS = frozenset({"ljust", "rjust", "center", "zfill", "format", "format_map", "expandtabs"})
_FILTERS_LEFT_OUT = ("center", "indent", "format", "batch", "slice", "pprint", "wordwrap", "xmlattr", "random")


def render(template: Path, exports: Sequence[Export]) -> str:
    """The text that `template` makes of the articles.

    It gets `articles`, a list of records as `dokja export --format json` writes them, each with `body` besides, and `article`,
    the first; the filters `markdown`, `csv` and `line` make words safe for their format. It cannot read files or call code.

    Raises:
        ExchangeError: where it cannot be read, is wrong, or makes too much.
    """
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """Data only: no call but those of filters, `range`, and methods of strings, lists and mappings."""

        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            # `'x' * 10**9` is one step for the sandbox and a gigabyte for the machine.
            if not all(isinstance(one, (int, float)) and abs(one) <= 1e12 for one in (left, right)) or (
                operator == "**" and abs(right) > 20
            ):
                raise ExchangeError("template_operator", operator=operator)
            return super().call_binop(context, operator, left, right)

        def wrap_str_format(self, value: Any) -> None:
            """No `str.format`, not even Jinja's own safe one: its widths are not bounded."""

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return attr not in _PADDING_METHODS and super().is_safe_attribute(obj, attr, value)

    try:
        source = template.read_bytes()
        if len(source) > LARGEST_TEMPLATE:
            raise ExchangeError("too_large", megabytes=1)
        environment = Sandbox(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
        )
        environment.globals = {"range": _range_within(_MOST_RANGE)}
        environment.filters |= {"markdown": markdown, "csv": csv_cell, "line": one_line}
        for name in _FILTERS_LEFT_OUT:
            environment.filters.pop(name, None)
        records = [{**article_record(one), "body": body_of(one)} for one in exports]
        pieces: list[str] = []
        size = 0
        for piece in environment.from_string(source.decode("utf-8-sig")).generate(
            articles=records, article=records[0] if records else None
        ):
            size += len(piece)
            if size > LONGEST_RESULT:
                raise ExchangeError("template_long", most=LONGEST_RESULT)
            pieces.append(piece)
    except OSError as error:
        raise ExchangeError("unreadable", reason=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise ExchangeError("encoding") from error
    except TemplateError as error:
        line = f" (:{error.lineno})" if isinstance(error, TemplateSyntaxError) else ""
        raise ExchangeError("template", reason=f"{error.message or type(error).__name__}{line}") from error
    except (ArithmeticError, ValueError, TypeError, LookupError, AttributeError, RecursionError, MemoryError) as error:
        raise ExchangeError("template", reason=f"{type(error).__name__}: {error}") from error
    return without_controls("".join(pieces))


def _range_within(budget: int) -> Callable[..., range]:
    """`range` whose uses in one template count no further than `budget` together: loops in loops end."""
    left = budget

    def short_range(*numbers: int) -> range:
        nonlocal left
        made = range(*numbers)
        left -= len(made)
        if left < 0:
            raise ExchangeError("template_range", most=budget)
        return made

    return short_range
