"""Keys typed while a Korean input method is on, read as the Latin letters of the same physical keys.

With the two-set layout (KS X 5002) `q` arrives as `ㅂ` and, because the input method composes, `q` `k` may arrive together as
`바`. Outside text inputs each such character is turned back into the keys that were pressed. Shift makes another jamo only on
Q W E R T O and P; on all other keys the input method gives the same jamo with and without it, so upper case means nothing
there.
"""

from textual import events
from textual.app import App
from textual.widget import Widget

_LEAD_KEYS = "r R s e E f a q Q t T d w W c z x v g"
_VOWEL_KEYS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l"
_TAIL_KEYS = "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g"
_CONSONANT_KEYS = "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g"

_LEADS = _LEAD_KEYS.split()
_VOWELS = _VOWEL_KEYS.split()
_TAILS = ["", *_TAIL_KEYS.split()]
_JAMO = [*_CONSONANT_KEYS.split(), *_VOWELS]  # in the order of U+3131 to U+3163

_FIRST_JAMO, _FIRST_SYLLABLE = 0x3131, 0xAC00


def latin_keys(character: str) -> str:
    """The Latin keys, one to five, that give `character` on a two-set keyboard; "" for anything but Hangul."""
    code = ord(character)
    if 0 <= code - _FIRST_JAMO < len(_JAMO):
        return _JAMO[code - _FIRST_JAMO]
    syllable = code - _FIRST_SYLLABLE
    if 0 <= syllable < 11172:
        lead, rest = divmod(syllable, 588)
        vowel, tail = divmod(rest, 28)
        return _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]
    if 0 <= code - 0x1100 < len(_LEADS):
        return _LEADS[code - 0x1100]
    if 0 <= code - 0x1161 < len(_VOWELS):
        return _VOWELS[code - 0x1161]
    if 0 < code - 0x11A7 < len(_TAILS):
        return _TAILS[code - 0x11A7]
    return ""


def latin_key_names(key: str) -> list[str]:
    """The keys that a key name of Textual stands for: `ㅂ` gives `q`, `바` gives `q` and `k`, `ctrl+ㅂ` gives `ctrl+q`.

    Empty for a key that has no Hangul in it. With ctrl or alt, shift cannot be told from none, so letters are lower case.
    """
    modifiers, plus, name = key.rpartition("+")
    if len(name) != 1 or not (letters := latin_keys(name)):
        return []
    return [f"{modifiers}+{letter.lower()}" if plus else letter for letter in letters]


def translated(event: events.Key, focused: Widget | None) -> list[events.Key]:
    """The key events to handle instead of `event`; none where it stands as it is.

    It stands where it is not Hangul, and where the focused widget takes it as text.
    """
    if event.key.isascii():
        return []
    if focused is not None and focused.check_consume_key(event.key, event.character):
        return []
    return [events.Key(name, name if len(name) == 1 else None) for name in latin_key_names(event.key)]


class KoreanKeys(App[None]):
    """An App whose bindings work with the Korean input method on: `class Reader(KoreanKeys)`."""

    async def on_event(self, event: events.Event) -> None:
        """Handle each translated key as if it had been pressed."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            keys = translated(event, self.focused)
            for key in keys:
                await super().on_event(key)
            if keys:
                return
        await super().on_event(event)
