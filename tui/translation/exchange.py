"""Bringing articles in and taking facts out."""

TABLE: dict[str, tuple[str, str]] = {
    "source": ("출처: {source}", "Source: {source}"),
    "too_large": ("{megabytes} MB를 넘습니다", "larger than {megabytes} MB"),
    "encoding": ("문자 인코딩을 알 수 없습니다", "in an unknown character encoding"),
    "no_article": ("기사를 찾지 못했습니다", "no article found in it"),
}
