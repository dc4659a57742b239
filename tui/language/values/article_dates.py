"""Dates of a whole news article: what each sentence says is read in the light of the sentences before it.

The text wins over arithmetic: `이날` is the day spoken of last, `그해` the year, `전년 동기` the same period a year earlier;
a bare month or day looks back from the day of publication unless its verb looks forward. Needs no morphemes, so the reader
can work the dates out anew when the day of publication is corrected.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from tui.document.patterns import compiled
from tui.document.span import Span
from tui.language.values.context import Resolved, reference_context
from tui.language.values.dates import find_expressions
from tui.language.values.model import Away, Between, DateMention, Expression, Stretch, When
from tui.language.values.patterns import listed, words
from tui.language.values.resolution import resolve, says_a_day

_LISTED = 4
"""Characters between the days of a list: `9월 5일과 6일`."""
_LOOKBACK = 1000
"""Characters before a date in which an open quotation or bracket is looked for."""
_REACH = 60
"""Characters after a date in which the verb that it belongs to is looked for."""
_YEAR_STANDS = 2
"""Sentences of a passage for which a year that was said with a month holds for the bare months after it."""
_PLANS = words(listed("예정 계획 전망 방침 앞두 목표로 예상 겠 할지 추진한다 만료 마감"))
_LOOKS_FORWARD = rf"{_PLANS}|기로 [했한]|될 것|할 것|[가-힣] 것으로 (?:보|예상|전망)|[가-힣]야 (?:한다|할 )"
_VERB = compiled(
    rf"(?P<forward>{_LOOKS_FORWARD})"
    r"|(?P<past>[가-힣])(?=다[.\s”\"]|다고|다는|다며|으며|는데|지만|고|던|을 때|을 당시)"
    r"|(?P<present>[가-힣])다(?=[.\s]|$)"
)
_SENTENCE_END = compiled(r"다(?:[.\s]|$)")
_ASIDE = compiled(r"^(?:[“\"‘']?\s*)?(?:앞서|이에 앞서)|[.,]\s앞서\s")
_AFTERWARDS = compiled(r"\s?(?:이후|부터|까지)")
_UNTIL = compiled(r"\s?까지")
_LEAD = 3
"""Passages from the first day told of on that give the day of the story."""
_MARKET = compiled(
    r"이날 (?:오전 |오후 )?(?:국내 |서울 |뉴욕 ?)?(?:코스피|코스닥|증시|주가|유가증권|외환시장|원[·/]달러|환율|장 )"
)
_SPEECH_STANDS = timedelta(days=7)
_REPORTED = compiled(
    r"[가-힣]{0,6}고 (?:[가-힣]+ )?(?:밝혔|말했|전했|설명했|강조했|덧붙였|했|발표했|공시했|예고했|약속했|주장했|보도했)"
)
_QUOTES = compiled(r"“[^”]*”|\"[^\"]*\"")
_FINAL_SS, _FINAL_N = 20, 4
_NOT_PAST = frozenset("있겠")
_PRODUCTS_AFTER = compiled(r"(?:호(?!우)|물(?=[\s.,])|생(?=[\s.,])|형(?=[\s.,])|산(?=[\s.,]))")
_MOVEMENTS_AFTER = compiled(r"\s?(?:항쟁|혁명|민주화|위기설)")
_RECURRING = compiled(r"(?:매주|매년|매월|매달|매일|해마다|격주|평일)\s?$")
_APPOSITIONS = frozenset(("인 ", "(", " ("))


class SentenceText(msgspec.Struct, frozen=True):
    """A sentence and the number of the passage it stands in."""

    text: str
    passage: int


class ResolvedDate(msgspec.Struct, frozen=True):
    """A date expression of a sentence, worked out. `span` counts characters of the sentence."""

    span: Span
    text: str
    value: str


def resolve_dates(sentences: Iterable[SentenceText], published: date | datetime | None) -> list[list[ResolvedDate]]:
    """The dates of each sentence of a news article, in order; `published` is None where it is unknown."""
    reader = _Reader(published)
    return [reader.read(sentence) for sentence in sentences]


def news_mentions(text: str) -> list[DateMention]:
    """The expressions of a news text that are dates by `docs/values.md`, not yet resolved."""
    return [mention for mention in find_expressions(text, news=True) if _is_news_date(mention, text)]


def _is_news_date(mention: DateMention, text: str) -> bool:
    expression = mention.expression
    if _RECURRING.search(text, max(0, mention.span.start - 4), mention.span.start):
        return False
    if mention.weak or (isinstance(expression, Stretch)):
        return False
    if isinstance(expression, Away):
        return expression.anchor is None
    if isinstance(expression, Between):
        return isinstance(expression.last, When)
    if isinstance(expression, When):
        named_after_month = expression == When(month=expression.month) and _MOVEMENTS_AFTER.match(
            text, mention.span.end
        )
        return _settles(expression) and not named_after_month and not _PRODUCTS_AFTER.match(text, mention.span.end)
    return True


def _settles(when: When) -> bool:
    """Whether an expression places something in time by itself in news: not `주말`, `밤`, `3시`, `설`, `마지막 주`."""
    if when.now:
        return False
    names_year = when.year is not None or when.year_offset is not None or when.named_year is not None
    if when.season or when.holiday:
        return names_year or when.direction is not None
    if when.weekend is not None:
        return when.direction is not None or when.weekend != 0
    if when.ordinal is not None:
        return names_year or when.month is not None or when.month_offset is not None or when.named_month is not None
    if when.year is not None and when.year < 1000:
        return when.month is not None
    fields = msgspec.structs.asdict(when)
    said = {name for name, value in fields.items() if value is not None and value is not False}
    if said <= {"daypart", "direction", "lunar"}:
        return False
    if said <= {"hour", "settled", "direction"} and (when.hour or 0) < 13:
        return False
    return not (when.date is not None and when.date[0] == 0)


def _restated(mention: DateMention, following: DateMention, text: str) -> bool:
    """Whether a relative date is given in full right after it: `오늘(24일)`, `3년 전인 2020년`. The text wins over arithmetic."""
    relative, exact = mention.expression, following.expression
    if not isinstance(exact, When) or text[mention.span.end : following.span.start] not in _APPOSITIONS:
        return False
    if isinstance(relative, Away):
        years = relative.lengths[0].unit == "year"
        return exact.day is not None or exact.date is not None or (years and exact.year is not None)
    if not isinstance(relative, When) or exact.hour is not None:
        return False
    return (relative.day_offset is not None or relative.named_day is not None) and exact.day is not None


class _Reader:
    """Reads sentence after sentence and keeps what they spoke of."""

    def __init__(self, published: date | datetime | None) -> None:
        self._context = reference_context(published, news=True)
        self._passage = -1
        self._named_in = -1
        self._standing_year: int | None = None
        self._standing_for = 0
        self._spoken_on: date | None = None
        self._story_day: date | None = None
        self._story_in = -1
        self._told_day: date | None = None
        self._told_in = -1
        self._told_aside = False

    def read(self, sentence: SentenceText) -> list[ResolvedDate]:
        if sentence.passage != self._passage:
            self._passage, self._standing_for = sentence.passage, 0
        self._standing_for -= 1
        self._context = msgspec.structs.replace(
            self._context, sentence_year=None, spoken_year=None, sentence_month=None
        )
        found = []
        aside = _ASIDE.search(sentence.text)
        mentions = news_mentions(sentence.text)
        for position, mention in enumerate(mentions):
            following = mentions[position + 1] if position + 1 < len(mentions) else None
            close = position > 0 and mention.span.start - mentions[position - 1].span.end <= _LISTED
            stated = following if following and _restated(mention, following, sentence.text) else mention
            resolved = self._resolve(stated, sentence.text, close)
            if resolved is None or not resolved.value:
                continue
            found.append(ResolvedDate(mention.span, mention.text, resolved.value))
            if not _in_brackets(sentence.text, mention.span.start):
                self._remember(mention.expression, resolved)
            if resolved.date is not None:
                self._named_in = self._passage
            if resolved.date is not None and not _in_quotation(sentence.text, mention.span.start):
                after = _AFTERWARDS.match(sentence.text, mention.span.end)
                self._spoken_on = None if after else resolved.date
                self._tell(resolved.date, aside is not None and aside.end() <= mention.span.start)
        return found

    def _tell(self, day: date, aside: bool) -> None:
        """Keeps the last day that is told of, not planned, and the day of the story: the latest that its first passages tell."""
        today = self._context.today
        if today is None or day > today:
            return
        self._told_day, self._told_in, self._told_aside = day, self._passage, aside
        if today - day >= _SPEECH_STANDS or aside:
            return
        if self._story_day is None:
            self._story_day, self._story_in = day, self._passage
        elif self._passage - self._story_in < _LEAD:
            self._story_day = max(day, self._story_day)

    def _day_meant(self, mention: DateMention, text: str, tense: int) -> date | None:
        """The day from which `이날`, `전날` count: no planned one where the verb tells, and the day of the story after an aside.

        Prices of a market in a passage that tells of no day are those of the day of publication.
        """
        spoken, today = self._context.named_day, self._context.today
        expression = mention.expression
        when = expression.last if isinstance(expression, Between) else expression
        if not isinstance(when, When) or when.named_day is None or spoken is None or today is None:
            return spoken
        if spoken > today:
            if tense > 0:
                return spoken
            spoken = self._told_day or today
        if self._told_in == self._passage or when.named_day != 0:
            return spoken
        if _MARKET.match(text, mention.span.start):
            return today
        elsewhere = self._told_aside or self._passage - self._told_in > 1 or text.startswith("한편")
        return self._story_day if elsewhere and self._story_day else spoken

    def _resolve(self, mention: DateMention, text: str, close: bool) -> Resolved | None:
        expression = mention.expression
        if mention.text.startswith("당일") and self._context.named_day is None:
            return None
        if _is_bare_clock(expression) and not self._knows_the_day():
            return None
        tense = tense_after(text, mention.span.end)
        context = msgspec.structs.replace(
            self._context,
            tense=max(tense, 0) if _UNTIL.match(text, mention.span.end) else tense,
            named_day=self._day_meant(mention, text, tense),
            quoted_day=self._day_of_speech() if _in_quotation(text, mention.span.start) else None,
            sentence_month=self._month_that_holds(close),
            **self._years_that_hold(expression, close),
        )
        return resolve(expression, context)

    def _knows_the_day(self) -> bool:
        """Whether the day of a clock time is settled: spoken of in this passage or lately, or else that of publication."""
        today, spoken = self._context.today, self._context.named_day
        if today is None or spoken is None or self._named_in == self._passage:
            return today is not None or spoken is not None
        return abs(today - spoken) <= _SPEECH_STANDS

    def _day_of_speech(self) -> date | None:
        """The day of which the text speaks, where it lies in the week before publication."""
        today, spoken = self._context.today, self._spoken_on
        return spoken if today and spoken and timedelta(0) <= today - spoken < _SPEECH_STANDS else None

    def _month_that_holds(self, close: bool) -> tuple[int, int] | None:
        """The month said before in the sentence, for a bare day right after it or in a story of other months than this."""
        spoken, today = self._context.sentence_month, self._context.today
        if spoken is None or close or today is None:
            return spoken
        return spoken if abs((today.year - spoken[0]) * 12 + today.month - spoken[1]) > 1 else None

    def _years_that_hold(self, expression: Expression, close: bool) -> dict[str, object]:
        """A year or month said before holds for a bare month or day; not past a direction word or for the day it is published."""
        when = expression.first if isinstance(expression, Between) else expression
        if not isinstance(when, When):
            return {}
        changes: dict[str, object] = {}
        if when.month is None and when.quarter is None and when.half is None and when.named_year is None:
            changes["sentence_year"] = None
        elif self._context.sentence_year is None and close:
            changes["sentence_year"] = self._context.spoken_year
        elif self._context.sentence_year is None and self._goes_on(when):
            changes["sentence_year"] = self._standing_year
        return changes

    def _goes_on(self, when: When) -> bool:
        """Whether a bare month goes on from a year and month that a sentence just before spoke of, in the order of time."""
        spoken = self._context.named_month
        if self._standing_for <= 0 or when.month is None or spoken is None or spoken[0] != self._standing_year:
            return False
        return when.month >= spoken[1]

    def _remember(self, expression: Expression, resolved: Resolved) -> None:
        when = expression.last if isinstance(expression, Between) else expression
        changes: dict[str, object] = {}
        if isinstance(when, When):
            if when.named_year is not None and (when.named_year < 0 or resolved.year is None):
                return
            if resolved.year is not None and (when.year is not None or when.year_offset is not None):
                changes["spoken_year"] = resolved.year
            if when.year is not None or (when.date is not None and when.date[0]):
                changes["sentence_year"] = resolved.year
                if resolved.month is not None:
                    self._standing_year, self._standing_for = resolved.year, _YEAR_STANDS
            if when.month is not None and resolved.year and resolved.month and when.day is not None:
                changes["sentence_month"] = (resolved.year, resolved.month)
        if resolved.year is not None:
            changes["named_year"] = resolved.year
            if resolved.month is not None:
                changes["named_month"] = (resolved.year, resolved.month)
            if resolved.date is not None:
                changes["named_day"] = resolved.date
        if (
            isinstance(when, When)
            and when.day is None
            and when.day_offset is None
            and when.named_day is None
            and "T" not in resolved.value
        ):
            changes["period"] = resolved.value
        self._context = msgspec.structs.replace(self._context, **changes)


def tense_after(text: str, position: int) -> int:
    """-1 where the next verb after `position` looks back, 1 where it looks forward, 0 where none is found.

    Korean verbs end their clause, so the first verb form after a date is mostly the one it belongs to. Quotations between
    are passed over.
    """
    rest = _QUOTES.sub("", text[position : position + 3 * _REACH])[:_REACH]
    for verb in _VERB.finditer(rest):
        if verb["forward"]:
            return 0 if _REPORTED.match(rest, verb.end()) else 1
        if verb["past"] and _final(verb["past"]) == _FINAL_SS and verb["past"] not in _NOT_PAST:
            return -1
        if verb["past"] and _final(verb["past"]) == _FINAL_N and _SENTENCE_END.match(rest, verb.end()):
            return 1
        if verb["present"] and _final(verb["present"]) == _FINAL_N:
            return 1
    return 0


def _in_brackets(text: str, position: int) -> bool:
    """Whether a bracket is open at `position`: what stands there, a year of birth say, is not what the sentence speaks of."""
    start = max(0, position - _LOOKBACK)
    return text.count("(", start, position) > text.count(")", start, position)


def _is_bare_clock(expression: Expression) -> bool:
    when = expression.first if isinstance(expression, Between) else expression
    return isinstance(when, When) and when.hour is not None and not says_a_day(when)


def _in_quotation(text: str, position: int) -> bool:
    """Whether double quotation marks are open at `position`."""
    start = max(0, position - _LOOKBACK)
    curly = text.count("“", start, position) > text.count("”", start, position)
    return curly or text.count('"', start, position) % 2 == 1


def _final(syllable: str) -> int:
    """The index of the final consonant of a Hangul syllable, 0 for none."""
    return (ord(syllable) - 0xAC00) % 28
