"""`dokja values`."""

TABLE: dict[str, tuple[str, str]] = {
    "file": ("한 줄에 글 하나가 든 파일(-: 표준 입력)", "file with one text a line (-: standard input)"),
    "date": (
        "글이 말해진 날이나 때: 오늘, 다음 주 같은 말의 기준",
        "day or moment at which the lines are said: what `today` and `next week` count from",
    ),
    "news": (
        "그날 나온 기사의 문장으로 읽음(날짜만 있으면 지난 날로)",
        "read the lines as sentences of news published on that day (bare dates look back)",
    ),
    "no_date": (
        "날짜가 아닙니다: {text} (보기: 2025-10-01, 2025-10-01T09:30)",
        "not a date: {text} (such as 2025-10-01, 2025-10-01T09:30)",
    ),
}
