"""Time of decoding, parsing and cleaning: `python -m benchmarks.document ../shared/articles`.

Without a folder the sample articles are taken. Times are the best of several runs, in CPU time.
"""

import argparse
import time
from pathlib import Path

from tui.document.cleaning import clean
from tui.document.encoding import decode
from tui.document.parse import parse_article

SAMPLES = Path(__file__).resolve().parents[1] / "articles"
HOSTILE = {
    "10 MB of [": "[" * 10_000_000,
    "10 MB of ◇": "◇" * 3_300_000,
    "lines of ◇": "◇\n" * 2_500_000,
    "lines of a heading": "◇ 소제목\n" * 700_000,
    "lines of a list": "- 강변시 다리 다시 잇는다\n" * 250_000,
    "blank lines": "\n" * 10_000_000,
    "spaces": " " * 10_000_000,
    "agency leads": "[서울=뉴시스] " * 800_000,
    "mail addresses": "a@b.kr " * 1_400_000,
    "related brackets": "(관련 기사 " * 700_000,
    "front matter without end": "---\n" + "a: b\n" * 2_000_000,
    "front matter of [": "---\ntitle: " + "[" * 10_000_000 + "\n---\n",
    "sentence ends": "다. " * 2_000_000,
    "character references": "&amp;" * 2_000_000,
}


def best(work, runs=7):
    """The shortest of several runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def normal(files):
    data = [path.read_bytes() for path in files]
    texts = [decode(one).text for one in data]
    characters = sum(map(len, texts))
    parsing = best(lambda: [parse_article(text) for text in texts])
    decoding = best(lambda: [decode(one) for one in data])
    print(f"{len(texts)} articles, {characters:,} characters:")
    print(
        f"  decode {decoding / characters * 3000:.3f} ms, parse {parsing / characters * 3000:.3f} ms for 3,000 characters"
    )
    body = "\n".join("\n".join(text.split("---\n")[-1] for text in texts).split("\n"))
    while len(body) < 1_000_000:
        body += body
    for length in (3_000, 100_000, 1_000_000):
        text = body[:length]
        lines = text.split("\n")
        dangerous = text.replace(" ", "\t")
        print(
            f"  one text of {length:,} characters: parse {best(lambda text=text: parse_article(text), 5):.2f} ms,"
            f" clean by lines {best(lambda lines=lines: [clean(line) for line in lines], 5):.2f} ms,"
            f" with a control in each word {best(lambda text=dangerous: clean(text), 5):.2f} ms"
        )


def hostile():
    print("hostile texts, seconds of CPU time:")
    for name, text in HOSTILE.items():
        start = time.process_time()
        decoded = decode(text.encode()) if text.strip() else None
        middle = time.process_time()
        article = parse_article(decoded.text if decoded else text)
        assert sum(len(part.span) for part in article.parts) == len(article.text)
        print(f"  {name:26} decode {middle - start:.2f}  parse {time.process_time() - middle:.2f}")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    arguments = options.parse_args()
    normal([path for path in sorted(arguments.folder.rglob("*.txt")) if path.is_file()])
    hostile()


if __name__ == "__main__":
    main()
