"""Jobs through the analyser, in order, whatever happens to one of them."""

from collections import deque
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from tui.command.given_text import GivenText
from tui.document.model import Article
from tui.language.model import Analysis
from tui.translation import translate

if TYPE_CHECKING:
    from tui.language.analyser import Analyser


class Job(msgspec.Struct):
    """One text to analyse: `label` names it in messages, `identity` in the output; `error` says why it cannot be done.

    A job without article and error is a pause: the input waits, so what was begun should be finished.
    """

    label: str
    identity: Any
    given: GivenText | None = None
    article: Article | None = None
    published: str | None = None
    error: str | None = None
    said: bool = False
    """Whether the text is something said at `said_at` (ISO, None: unknown), not news: amounts and dates are read so."""
    said_at: str | None = None

    @classmethod
    def of(cls, label: str, identity: Any, given: GivenText, published: str | None) -> "Job":
        """The job of a text; `published` (ISO) counts where the text itself gives no date."""
        from tui.document.parse import parse_article

        article = parse_article(given.text)
        return cls(label, identity, given, article, article.published or published)

    @classmethod
    def pause(cls) -> "Job":
        """A sign that no input is there at the moment."""
        return cls("", None)


def analyse_jobs(jobs: Iterator[Job]) -> Iterator[tuple[Job, Analysis | None]]:
    """Each job with its analysis, in order; None, and the reason in `job.error`, for one that failed.

    The analyser reads ahead over the jobs that are there; it is loaded when the first article comes.
    """
    stream = _Stream(jobs)
    while not stream.ended:
        yield from stream.until_pause()


class _Stream:
    def __init__(self, jobs: Iterator[Job]) -> None:
        self.ended = False
        self._jobs = jobs
        self._waiting: deque[Job] = deque()
        self._analyser: Analyser | None = None

    def until_pause(self) -> Iterator[tuple[Job, Analysis | None]]:
        first = next((job for job in self._jobs if job.article is not None or job.error), None)
        if first is None:
            self.ended = True
            return
        articles = self._articles(first)
        try:
            if first.article is not None:
                for analysis in self._load().analyse(articles):
                    yield from self._failed()
                    yield self._waiting.popleft(), analysis
            else:
                yield first, None
        except Exception:  # any error in the analysis of one article; the next lines find out which
            articles.close()
            yield from self._one_by_one()
        yield from self._failed()

    def _articles(self, first: Job) -> Generator[tuple[Article, str | None], None, None]:
        job: Job | None = first
        while job is not None and (job.article is not None or job.error):
            self._waiting.append(job)
            if job.article is not None:
                yield job.article, job.published
            job = next(self._jobs, None)
        self.ended = job is None

    def _failed(self) -> Iterator[tuple[Job, None]]:
        while self._waiting and self._waiting[0].article is None:
            yield self._waiting.popleft(), None

    def _one_by_one(self) -> Iterator[tuple[Job, Analysis | None]]:
        while self._waiting:
            job = self._waiting.popleft()
            analysis = None
            if job.article is not None:
                try:
                    (analysis,) = self._load().analyse([(job.article, job.published)])
                except Exception as error:
                    job.error = translate("command.analysis_failed", reason=f"{type(error).__name__}: {error}")
            yield job, analysis

    def _load(self) -> "Analyser":
        if self._analyser is None:
            from tui.language.analyser import Analyser

            self._analyser = Analyser(workers=2)
        return self._analyser
