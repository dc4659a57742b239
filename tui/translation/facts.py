"""Words around the facts of an article."""

TABLE = {
    "said": ("발언", "said"),
    "claimed": ("주장", "claimed"),
    "denied": ("부인", "denied"),
    "promised": ("약속", "promised"),
    "asked": ("질문·요청", "asked"),
    "unknown_speaker": ("말한 이 모름", "speaker not named"),
    "once": ("1회", "once"),
    "count": ("{count}회", "{count} times"),
    "also": ("‘{names}’로도", "also “{names}”"),
    "decade": ("{year}년대", "{year}s"),
    "century": ("{number}세기", "{ordinal} century"),
    "year": ("{year}년", "{year}"),
    "month": ("{year}년 {month}월", "{year}-{month:02}"),
    "day": ("{year}년 {month}월 {day}일", "{year}-{month:02}-{day:02}"),
    "quarter": ("{year}년 {number}분기", "Q{number} {year}"),
    "half_1": ("{year}년 상반기", "first half of {year}"),
    "half_2": ("{year}년 하반기", "second half of {year}"),
    "week": ("{year}년 {number}주", "week {number} of {year}"),
}
