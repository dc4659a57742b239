"""Queries of all kinds for measuring, of words that are in the generated articles."""

import random

from benchmarks.library_articles import Generator

COMMON = ("정부", "대표", "공장", "올해", "지난", "시장", "기업", "지역", "사업", "계획")
SYLLABLES = ("칩", "시", "땅", "빵", "윤", "장")
VERBS = ("밝혔다", "말했다", "만났다", "늘렸다", "협력했다", "추진한다", "짓는다", "올랐다")


def queries(generator: Generator, number: int) -> list[str]:
    """`number` queries: rare and frequent words, one syllable, verbs, phrases, two words, exclusion, prefix, fields."""
    chance = random.Random(7)
    word = generator.word
    kinds = (
        word,
        word,
        lambda: chance.choice(generator.words[5000:]),
        lambda: chance.choice(COMMON),
        lambda: chance.choice(SYLLABLES),
        lambda: chance.choice(VERBS),
        lambda: f"{word()} {word()}",
        lambda: f"{chance.choice(COMMON)} {word()}",
        lambda: f'"{" ".join(chance.choice(generator.sentences).split()[1:3])}"'.replace("“", "").replace("”", ""),
        lambda: f"{chance.choice(COMMON)} -{word()}",
        lambda: f"{word()} or {word()}",
        lambda: f"title:{word()}",
        lambda: f"{word()} published:{chance.randint(2015, 2025)}",
        lambda: f"person:{word()}",
        lambda: f"org:{word()} {chance.choice(COMMON)}",
        lambda: f"speaker:{word()}",
        lambda: f"amount>{chance.randint(1, 9)}0억",
        lambda: f"date:2025-0{chance.randint(1, 9)} {word()}",
        lambda: f"quote:{word()}",
        lambda: "is:unread has:quote " + word(),
    )
    return [kinds[place % len(kinds)]() for place in range(number)]
