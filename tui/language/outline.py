"""Headings for articles that mark none: the topic shifts of the text, each labelled with words of its own segment."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from tui.document.model import PartKind
from tui.language.labels import label
from tui.language.model import OutlineHeading
from tui.language.morphemes import Morpheme
from tui.language.segmentation import segment
from tui.language.sentence import AnnotatedArticle, Sentence

_SHORTEST_ARTICLE = 1200
_FEWEST_PARAGRAPHS = 4
_SHORTEST_SECTION = 220
_LONG_SECTION = 1000
_USUAL_SECTION = 400
_MOST_SECTIONS = 16
GRAIN = 1.5
CUE_WEIGHT = 2.0

_CONTENT = frozenset(("NNG", "NNP", "SL", "XR"))
# Openings that refer back to the paragraph before, and such as turn to something else.
_CONTINUES = re.compile(
    r"(?:그|그는|그녀는|이는|이를|이에|이어|이와 함께|이 같은|이런|이러한|이때|이날|또|또한|"
    r"그러면서|그러나|하지만|그래서|따라서|결국|"
    r"때문에|그 결과|아울러|여기에|게다가|실제로|예를 들어|반면|다만|특히|앞서|"
    r"[가-힣]{1,3} (?:씨|대표|교수|장관|의원|시장|회장|사장|감독|위원장|대통령)[은는이가도])[\s,]|[“\"‘'\[(-]"
)
_TURNS = re.compile(
    r"(?:한편|이와 별도로|이런 가운데|이와 관련|문제는|전문가들|업계|시민단체|정부는|앞으로|향후|지난 \d|\d{4}년)"
)


class Paragraph(msgspec.Struct):
    """The sentences of one paragraph and the content words in them."""

    sentences: list[Sentence]
    words: Counter[str]

    @property
    def length(self) -> int:
        """Characters from the first sentence to the last."""
        return self.sentences[-1].span.end - self.sentences[0].span.start


def generate_outline(annotated: AnnotatedArticle) -> tuple[OutlineHeading, ...]:
    """Headings for an article of more than 1,200 characters that marks less than two itself; none for any other.

    Sections begin with paragraphs. The first section, the lead, gets no heading; of the others each gets the noun phrase or
    short sentence of its own that sets it apart from the rest, word for word.
    """
    sections = annotated.article.sections
    if sum(section.heading is not None for section in sections) > 1:
        return ()
    paragraphs = paragraphs_of(annotated.sentences)
    length = sum(paragraph.length for paragraph in paragraphs)
    if length < _SHORTEST_ARTICLE or len(paragraphs) < _FEWEST_PARAGRAPHS:
        return ()
    most = min(_MOST_SECTIONS, max(2, length // _USUAL_SECTION))
    cuts = segment(
        [paragraph.words for paragraph in paragraphs],
        [paragraph.length for paragraph in paragraphs],
        shortest=_SHORTEST_SECTION,
        fewest=min(most, max(2, length // _LONG_SECTION)),
        most=most,
        grain=GRAIN,
        cues=[CUE_WEIGHT * cue(paragraph.sentences[0]) for paragraph in paragraphs],
    )
    headline = {
        word
        for sentence in annotated.sentences
        if sentence.part is PartKind.TITLE
        for word in content_words(sentence.morphemes)
    }
    marked = {section.paragraphs[0].span.start for section in sections if section.heading and section.paragraphs}
    return tuple([one for one in _headings(paragraphs, cuts, headline) if one.start not in marked])


def paragraphs_of(sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The paragraphs of an article, in order, by the sentences in them."""
    paragraphs: dict[int, Paragraph] = {}
    for sentence in sentences:
        if sentence.part is PartKind.PARAGRAPH:
            paragraph = paragraphs.setdefault(sentence.passage, Paragraph([], Counter()))
            paragraph.sentences.append(sentence)
            paragraph.words.update(content_words(sentence.morphemes))
    return list(paragraphs.values())


def content_words(morphemes: Iterable[Morpheme]) -> Iterator[str]:
    """The words that say what a text is about: nouns, names, roots and foreign words."""
    return (one.form for one in morphemes if one.tag in _CONTENT)


def cue(first: Sentence) -> float:
    """How much the first words of a paragraph speak for a new topic (1), against one (-1), or neither (0)."""
    if _CONTINUES.match(first.text):
        return -1.0
    return 1.0 if _TURNS.match(first.text) else 0.0


def _headings(
    paragraphs: Sequence[Paragraph], cuts: Sequence[int], headline: Collection[str]
) -> Iterator[OutlineHeading]:
    whole: Counter[str] = Counter()
    for paragraph in paragraphs:
        whole.update(paragraph.words)
    taken: set[str] = set()
    for first, after in zip(cuts, [*cuts[1:], len(paragraphs)], strict=True):
        own: Counter[str] = Counter()
        for paragraph in paragraphs[first:after]:
            own.update(paragraph.words)
        sentences = [sentence for paragraph in paragraphs[first:after] for sentence in paragraph.sentences]
        if text := label(sentences, own, whole, headline, taken):
            taken.add(text)
            yield OutlineHeading(text, sentences[0].span.start)
