"""How well generated outlines find topic shifts: `python -m benchmarks.outline ../shared/articles/wikinews`.

Texts are made as Choi (2000) made them: the first paragraphs of articles about different things, one after the other; the
places where they join are to be found. Pk (Beeferman et al. 1999) and WindowDiff (Pevzner and Hearst 2002) are error
rates over sentences, lower is better. Also the time that an outline takes against Kiwi's tokenisation of the same text.
"""

import argparse
import random
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from tui.document.encoding import decode
from tui.document.model import PartKind
from tui.document.parse import parse_article
from tui.language.outline import CUE_WEIGHT, GRAIN, content_words, cue, generate_outline
from tui.language.segmentation import segment
from tui.language.sentence import AnnotatedArticle
from tui.language.sentences import passages, split_passage
from tui.language.tokeniser import Tokeniser

SAMPLES = Path(__file__).resolve().parents[1] / "articles"


def annotate(tokeniser, text):
    article = parse_article(text)
    parts = list(passages(article))
    morphemes = tokeniser.tokenise([passage.text for _, passage in parts])
    sentences = [
        sentence
        for number, ((kind, passage), own) in enumerate(zip(parts, morphemes, strict=True))
        for sentence in split_passage(article, kind, passage, number, own)
    ]
    return AnnotatedArticle(article, None, tuple(sentences))


def paragraphs_of(annotated):
    """Words, length and number of sentences of each paragraph."""
    rows = {}
    for sentence in annotated.sentences:
        if sentence.part is PartKind.PARAGRAPH:
            words, length, count, first = rows.get(sentence.passage, (Counter(), 0, 0, sentence))
            words.update(content_words(sentence.morphemes))
            rows[sentence.passage] = (words, length + len(sentence.text), count + 1, first)
    return list(rows.values())


def concatenations(sources, number, seed=7):
    """Texts of 4 to 8 segments of 2 to 5 paragraphs; (paragraphs, the first paragraphs of all segments but the first)."""
    generator = random.Random(seed)
    usable = [rows for rows in sources if len(rows) >= 5]
    for _ in range(number):
        rows, cuts = [], []
        for source in generator.sample(usable, generator.randint(4, 8)):
            if rows:
                cuts.append(len(rows))
            rows += source[: generator.randint(2, 5)]
        yield rows, cuts


def errors(rows, made, wanted):
    """Pk and WindowDiff over sentences, with half the mean segment as window."""
    labels = []
    for cuts in (made, wanted):
        current, line = 0, []
        for index, row in enumerate(rows):
            current += index in cuts
            line += [current] * row[2]
        labels.append(line)
    guess, truth = map(np.array, labels)
    window = max(2, round(len(truth) / (truth[-1] + 1) / 2))
    if len(truth) <= window:
        return 0.0, 0.0
    changes = truth[window:] - truth[:-window], guess[window:] - guess[:-window]
    return float(np.mean((changes[0] > 0) != (changes[1] > 0))), float(np.mean(changes[0] != changes[1]))


# --- methods to compare with ---------------------------------------------------------------------------------------


def matrix(rows):
    vocabulary = {word: number for number, word in enumerate({word for row in rows for word in row[0]})}
    counts = np.zeros((len(rows), max(len(vocabulary), 1)))
    for index, row in enumerate(rows):
        for word, count in row[0].items():
            counts[index, vocabulary[word]] = count
    norms = np.linalg.norm(counts, axis=1, keepdims=True)
    return counts / np.where(norms, norms, 1)


def c99(rows, number):
    """Choi (2000): ranks of the similarities in an 11 × 11 mask, then divisive clustering; the number of segments given."""
    vectors = matrix(rows)
    similarity = vectors @ vectors.T
    ranks = np.zeros_like(similarity)
    for i in range(len(rows)):
        for j in range(len(rows)):
            around = similarity[max(0, i - 5) : i + 6, max(0, j - 5) : j + 6]
            ranks[i, j] = np.mean(around < similarity[i, j])
    bounds = [0, len(rows)]
    while len(bounds) <= number:
        options = []
        for cut in range(1, len(rows)):
            if cut not in bounds:
                trial = sorted([*bounds, cut])
                inside = sum(ranks[a:b, a:b].sum() for a, b in pairwise(trial))
                area = sum((b - a) ** 2 for a, b in pairwise(trial))
                options.append((inside / area, cut))
        if not options:
            break
        bounds = sorted([*bounds, max(options)[1]])
    return bounds[1:-1]


def text_tiling(rows, number):
    """Hearst (1997): the deepest valleys of the similarity between blocks of two paragraphs; the number given."""
    depths, scores = [], []
    for gap in range(1, len(rows)):
        left, right = Counter(), Counter()
        for row in rows[max(0, gap - 2) : gap]:
            left.update(row[0])
        for row in rows[gap : gap + 2]:
            right.update(row[0])
        dot = sum(left[word] * right[word] for word in left)
        norm = (sum(v * v for v in left.values()) * sum(v * v for v in right.values())) ** 0.5
        scores.append(dot / norm if norm else 0.0)
    for index, score in enumerate(scores):
        depths.append((max(scores[: index + 1]) - score + max(scores[index:]) - score, index + 1))
    return sorted(cut for _, cut in sorted(depths, reverse=True)[: number - 1])


def ours(rows, fewest, most):
    words, lengths, _, firsts = zip(*rows, strict=True)
    cues = [CUE_WEIGHT * cue(first) for first in firsts]
    return segment(words, lengths, shortest=1, fewest=fewest, most=most, grain=GRAIN, cues=cues)


def uniform(rows, number):
    return [round(len(rows) * part / number) for part in range(1, number)]


def compare(sources, number):
    generator = random.Random(11)
    results = {}
    for rows, cuts in concatenations(sources, number):
        count = len(cuts) + 1
        made = {
            "none": [],
            "random": sorted(generator.sample(range(1, len(rows)), count - 1)),
            "uniform": uniform(rows, count),
            "TextTiling, number known": text_tiling(rows, count),
            "C99, number known": c99(rows, count),
            "ours, number known": ours(rows, count, count),
            "ours": ours(rows, 2, len(rows) // 2),
        }
        for name, guess in made.items():
            results.setdefault(name, []).append(errors(rows, guess, cuts))
    print(f"{number} concatenated texts")
    for name, pairs in results.items():
        pk, window_diff = np.mean(pairs, axis=0)
        print(f"  {name:26} Pk {pk:.3f}  WindowDiff {window_diff:.3f}")


def without_headings(annotated):
    """The paragraphs of an article that marks headings, and those with which its sections begin."""
    starts = {section.paragraphs[0].span.start for section in annotated.article.sections if section.paragraphs}
    rows = paragraphs_of(annotated)
    return rows, [index for index, row in enumerate(rows) if index and row[3].span.start in starts]


def compare_marked(sources):
    """Cuts within one article: its own headings taken away, their number given."""
    texts = [pair for pair in map(without_headings, sources) if len(pair[1]) > 1]
    results = {}
    for rows, cuts in texts:
        count = len(cuts) + 1
        made = {"uniform": uniform(rows, count), "C99": c99(rows, count), "ours": ours(rows, count, count)}
        for name, guess in made.items():
            results.setdefault(name, []).append(errors(rows, guess, cuts))
    print(f"{len(texts)} articles without their headings, number known")
    for name, pairs in results.items():
        pk, window_diff = np.mean(pairs, axis=0)
        print(f"  {name:26} Pk {pk:.3f}  WindowDiff {window_diff:.3f}")


def cost(tokeniser, texts):
    annotated = [annotate(tokeniser, text) for text in texts]
    paragraphs = [[p.text for s in one.article.sections for p in s.paragraphs] for one in annotated]
    start = time.process_time()
    for own in paragraphs:
        list(tokeniser.tokenise(own))
    kiwi = time.process_time() - start
    start = time.process_time()
    for one in annotated:
        generate_outline(one)
    outline = time.process_time() - start
    print(f"outline of {len(texts)} texts, {sum(map(len, texts)):,} characters: {outline * 1000:.0f} ms,", end=" ")
    print(f"{outline / kiwi:.1%} of Kiwi's {kiwi:.2f} s, CPU time")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--texts", type=int, default=200)
    options.add_argument("--show", type=int, default=0, help="print that many outlines")
    arguments = options.parse_args()
    files = sorted(arguments.folder.rglob("*.txt"))
    texts = [decode(path.read_bytes()).text for path in files]
    tokeniser = Tokeniser(workers=1)
    annotated = [annotate(tokeniser, text) for text in texts]
    compare([paragraphs_of(one) for one in annotated], arguments.texts)
    samples = [decode(path.read_bytes()).text for path in sorted(SAMPLES.iterdir()) if path.name != "README.md"]
    compare_marked([*annotated, *(annotate(tokeniser, text) for text in samples)])
    long = [text for text in texts if len(text) > 1800]
    cost(tokeniser, long)
    for text in long[: arguments.show]:
        annotated = annotate(tokeniser, text)
        print("\n" + annotated.article.title.text)
        for heading in generate_outline(annotated):
            print(f"  {heading.text:30} | {text[heading.start : heading.start + 60]}")


if __name__ == "__main__":
    main()
