"""Article files for measuring, recombined from samples: sentences shuffled, part of the words exchanged for invented ones.

The same number, samples and seed give the same files. Invented words are drawn after Zipf, as in real text some words are
in nearly every article and most in very few.
"""

import datetime
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.document.model import Article
from tui.document.span import Span
from tui.language.model import (
    ANALYSIS_VERSION,
    Amount,
    Analysis,
    AnyFact,
    Date,
    EntityType,
    Mention,
    Person,
    Quote,
    Role,
    Stance,
)

SENTENCE_END = re.compile(r"(?<=[다요]\.)\s+|\n+")
VOCABULARY = 30_000
EXCHANGED = 0.25
SENTENCES = range(14, 34)


def sentences_of(folder: Path) -> list[str]:
    """Sentences of 20 to 160 characters of all UTF-8 files below a folder, in order of the file names."""
    found: list[str] = []
    for path in sorted(folder.rglob("*.txt")) + sorted(folder.rglob("*.md")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        found += [part.strip() for part in SENTENCE_END.split(body) if 20 <= len(part.strip()) <= 160]
    return found


class Generator:
    """Makes article texts one after the other."""

    def __init__(self, sentences: Sequence[str], seed: int = 20251001) -> None:
        self.random = random.Random(seed)
        self.sentences = sentences
        syllables = [letter for sentence in sentences for letter in sentence if "가" <= letter <= "힣"]
        make = self.random.choices
        self.words = ["".join(make(syllables, k=self.random.choice((2, 2, 2, 3, 3, 4)))) for _ in range(VOCABULARY)]
        self.cumulative = list(itertools.accumulate(1 / (rank + 12) for rank in range(VOCABULARY)))
        self.outlets = [word + self.random.choice(("일보", "신문", "뉴스", "경제")) for word in self.words[100:140]]

    def word(self) -> str:
        """An invented word, frequent ones more often."""
        return self.random.choices(self.words, cum_weights=self.cumulative)[0]

    def sentence(self) -> str:
        """A sentence of the samples, a part of its words exchanged."""
        pieces = self.random.choice(self.sentences).split(" ")
        for place, piece in enumerate(pieces):
            if len(piece) > 2 and self.random.random() < EXCHANGED:
                pieces[place] = self.word() + piece[2:]
        return " ".join(pieces)

    def article(self, number: int) -> tuple[str, str]:
        """File name and text of article `number`."""
        day = datetime.date(2015, 1, 1) + datetime.timedelta(days=self.random.randrange(3900))
        title = f"{self.word()} {self.word()}, {self.sentence()[:24].strip()} {self.word()}"
        paragraphs = []
        count = self.random.choice(SENTENCES)
        while count > 0:
            size = self.random.randint(2, 5)
            paragraphs.append(" ".join(self.sentence() for _ in range(size)))
            count -= size
            if self.random.random() < 0.15:
                paragraphs.append(f"▌ {self.word()} {self.word()} {self.word()}")
        head = f'---\ntitle: "{title}"\noutlet: {self.random.choice(self.outlets)}\ndate: {day.isoformat()}\n---\n\n'
        return f"{day.year}/{number:06d}.txt", head.replace("\\", "") + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, count: int, samples: Path) -> Iterator[Path]:
    """Write `count` articles below `folder`, a folder a year; yields their paths."""
    generator = Generator(sentences_of(samples))
    for number in range(count):
        name, text = generator.article(number)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield path


def analysis_of(article: Article, generator: Generator) -> Analysis:
    """An analysis of the usual size, of words that stand in the article: 30 mentions, 5 quotes, 6 amounts, 4 dates."""
    chance = random.Random(article.title.text)
    words = list(re.finditer(r"[가-힣]{2,4}", article.text))
    mentions = []
    types = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.OCCUPATION, EntityType.QUANTITY)
    for match in sorted(chance.sample(words, min(30, len(words))), key=lambda match: match.start()):
        kind = types[ord(match[0][0]) % len(types)]
        mentions.append(Mention(Span(match.start(), match.end()), match[0], kind, match[0]))
    people = [mention.name for mention in mentions if mention.type is EntityType.PERSON] or [generator.word()]
    companies = [mention.name for mention in mentions if mention.type is EntityType.ORGANISATION] or [generator.word()]
    facts: list[AnyFact] = []
    for _ in range(5):
        match = chance.choice(words)
        place = Span(match.start(), min(len(article.text), match.start() + 60))
        facts.append(
            Quote(sentence=place, text=place.of(article.text), speaker=chance.choice(people), stance=Stance.SAID)
        )
    for _ in range(6):
        value = chance.choice((10**4, 10**6, 10**8, 10**9)) * chance.randint(1, 99)
        facts.append(
            Amount(sentence=place, text=f"{value}원", value=value, unit="KRW", holder=chance.choice(companies))
        )
    for _ in range(4):
        day = f"20{chance.randint(15, 25)}-{chance.randint(1, 12):02}"
        facts.append(Date(sentence=place, text=day, value=day))
    facts.append(Role(sentence=place, person=people[0], title="대표", org=companies[0]))
    facts.append(Person(sentence=place, name=people[0], titles=("대표",), organisations=(companies[0],)))
    return Analysis(ANALYSIS_VERSION, article.published, tuple(mentions), tuple(facts))
