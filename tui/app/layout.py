"""Which panes are seen at which size of the terminal. Nothing of Textual here."""

from typing import NamedTuple

LIST, OUTLINE, ARTICLE, PANEL = PANES = ("list", "outline", "article", "panel")
THREE_COLUMNS = 120
TWO_COLUMNS = 80
STACK_ROWS = 26
LEAST_ARTICLE = 40
LEAST_SIDE = 20


class View(NamedTuple):
    """What decides the arrangement: the size in cells, the pane in use, the one last used beside the article, those that
    the user has hidden, and whether an article is open.
    """

    width: int
    height: int
    focused: str
    side: str = LIST
    hidden: frozenset[str] = frozenset()
    opened: bool = False


def visible_panes(view: View) -> tuple[str, ...]:
    """The panes to show, in their order: at 120 columns all, at 80 the article and one beside it, below one alone.

    The pane in use is always shown, hidden or not. List and outline share the left column; where it is too low for both,
    the one last used has it. Without an open article the list has all the room.
    """
    if view.width < TWO_COLUMNS or not view.opened:
        return (view.focused,)
    if view.width < THREE_COLUMNS:
        shown = {ARTICLE, view.focused if view.focused != ARTICLE else view.side}
    else:
        shown = set(PANES)
        if view.height < STACK_ROWS:
            shown.discard(OUTLINE if LIST in (view.focused, view.side) or view.side == PANEL else LIST)
    shown -= view.hidden
    shown |= {view.focused}
    return tuple(pane for pane in PANES if pane in shown)


def column_widths(width: int, shown: tuple[str, ...], left: int, right: int) -> tuple[int, int]:
    """Cells for the left column (list, outline) and the right one (panel), 0 where not shown; the article has the rest.

    `left` and `right` are what the user asked for; the article keeps at least 40 cells, a column at least 20.
    """
    has_left, has_right = LIST in shown or OUTLINE in shown, PANEL in shown
    if ARTICLE not in shown:
        return (width if has_left else 0), (width if has_right and not has_left else 0)
    room = max(width - LEAST_ARTICLE, LEAST_SIDE)
    left = max(min(left, room), LEAST_SIDE) if has_left else 0
    right = max(min(right, room - left), LEAST_SIDE) if has_right else 0
    return left, right
