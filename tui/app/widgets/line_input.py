"""A one-line input without a frame."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from tui.app.drawing import flat


class LineInput(Input):
    """An input of one line; Escape asks to leave it, the arrows up and down are handed on as `Moved`."""

    BINDINGS = [
        Binding("escape", "leave", "keys.leave", id="input.leave", show=False),
        Binding("up", "step(-1)", "keys.up", id="input.up", show=False),
        Binding("down", "step(1)", "keys.down", id="input.down", show=False),
    ]
    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        border: none;
        height: 1;
        padding: 0 1;
        background: $foreground 8%;
    }
    LineInput:focus { background: $foreground 14%; }
    """

    class Event(Message):
        """What the subclasses share. They are apart from each other: a handler of one would get its subclasses too."""

        def __init__(self, line_input: LineInput) -> None:
            super().__init__()
            self.input = line_input

        @property
        def control(self) -> LineInput:
            """The input, for selectors of `on`."""
            return self.input

    class Left(Event):
        """Escape was pressed."""

    class Moved(Event):
        """An arrow was pressed: `step` is -1 or 1."""

        def __init__(self, line_input: LineInput, step: int) -> None:
            super().__init__(line_input)
            self.step = step

    class Pasted(Event):
        """Several lines of raw `text` were pasted; they are not in the input."""

        def __init__(self, line_input: LineInput, text: str) -> None:
            super().__init__(line_input)
            self.text = text

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def action_leave(self) -> None:
        """Ask to leave."""
        self.post_message(self.Left(self))

    def action_step(self, step: int) -> None:
        """Hand an arrow on."""
        self.post_message(self.Moved(self, step))

    def _on_paste(self, event: events.Paste) -> None:
        """Insert one line that is pasted, made safe to draw; hand several on as `Pasted`."""
        event.stop()
        event.prevent_default()
        text = event.text.strip("\r\n")
        if len(text.splitlines()) > 1:
            self.post_message(self.Pasted(self, event.text))
        elif text:
            self.replace(flat(text), *self.selection)
