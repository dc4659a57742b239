"""How name forms relate: surnames, last names of foreigners, short forms and abbreviations of organisations. No Kiwi."""

import re

SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사"
)
DOUBLE_SURNAMES = frozenset({"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "어금", "망절"})
HANJA_SURNAMES = {
    "金": "김",
    "李": "이",
    "朴": "박",
    "崔": "최",
    "鄭": "정",
    "姜": "강",
    "趙": "조",
    "尹": "윤",
    "張": "장",
    "林": "임",
    "韓": "한",
    "吳": "오",
    "徐": "서",
    "申": "신",
    "權": "권",
    "黃": "황",
    "安": "안",
    "宋": "송",
    "洪": "홍",
    "柳": "유",
    "高": "고",
    "文": "문",
    "孫": "손",
    "盧": "노",
    "潘": "반",
}

# Syllables of which given names of Koreans are made.
_GIVEN = frozenset(
    "가강건겸경고관광교구국권규균그근금기길나남내노늘다단달담대덕도동두득라란람래량련렬령례로록롱룡루류률름리린림마만명모목무묵문미민배백범별병보복본봉부빈빛사산삼상새서석선설섭성세소솔송수숙순"
    "슬승시식신실심아안애양언얼엄엘여연열엽영예오옥온완외요용우욱운웅원월유윤율은을음의이익인일임자잔장재전정제조종주준중지직진집찬창채천철청초총춘충치태택하학한해행향헌혁현형혜호홍화환황회효후훈휘흠희"
)

_RARE = frozenset("라단감갈경곡돈두묵배비삼상시아야온우운자저점종창초춘탄팽평포필하해화흥")
_RARE_GIVEN = frozenset("롬별샘울로루비솜숲시위토티파피")
_GAPS = str.maketrans("", "", " \t\n\u00a0·‧・")
_HANGUL = re.compile(r"[가-힣]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ.\-' ]+")


def is_korean_name(name: str) -> bool:
    """Whether a name has the form of a Korean full name: surname and one or two syllables (`이재명`, `남궁민수`)."""
    if not _HANGUL.fullmatch(name):
        return False
    if name[:2] in DOUBLE_SURNAMES:
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 4 and len(name) != 4 and name[0] in SURNAMES


def is_plain_korean(name: str) -> bool:
    """Whether a name is surely that of a Korean: three syllables and more, the given name of syllables that such names have."""
    if len(name) < 3 or not is_korean_name(name):
        return False
    return all(syllable in _GIVEN for syllable in name[len(surname(name)) :])


def has_korean_form(name: str) -> bool:
    """Whether a word has the form of a Korean full name of three syllables, rare and invented given names too."""
    if (
        len(name) != 3
        or name[-1] in "의를을는에와과께"
        or not _HANGUL.fullmatch(name)
        or name[0] not in SURNAMES | _RARE
    ):
        return False
    return all(syllable in _GIVEN or syllable in _RARE_GIVEN for syllable in name[1:])


def has_double_surname(name: str) -> bool:
    """Whether a name begins with one of the surnames of two syllables (`남궁`)."""
    return name[:2] in DOUBLE_SURNAMES


def surname(name: str) -> str:
    """The surname of a Korean full name."""
    return name[:2] if name[:2] in DOUBLE_SURNAMES and len(name) > 2 else name[0]


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters only."""
    return bool(_LATIN.fullmatch(name))


def is_letter(name: str) -> bool:
    """Whether a name is a letter in place of one that is kept back (`A씨`)."""
    return len(name) == 1 and name.isascii()


def squeezed(name: str) -> str:
    """A name without white space and middle dots, for comparing."""
    return name.translate(_GAPS)


def is_short_person(short: str, full: str) -> bool:
    """Whether `short` is a part of the person's name `full` that stands for it alone: last name, first name, given name."""
    if len(short) >= len(full) or len(short) < 2:
        return False
    parts = re.split(r"[\s·]", full)
    if len(parts) > 1:
        pieces = re.split(r"[\s·]", short)
        count = len(pieces)
        return parts[-count:] == pieces or parts[:count] == pieces
    return is_korean_name(full) and full[len(surname(full)) :] == short


def is_spelling_of(one: str, other: str) -> bool:
    """Whether two foreign names are spellings of one: the same last name, first names alike (`도널드`/`도날드 트럼프`)."""
    parts, others = one.split(), other.split()
    if len(parts) < 2 or len(others) < 2 or parts[-1] != others[-1]:
        return False
    first, second = parts[0], others[0]
    return first[0] == second[0] and (len(first) == len(second) or first == second)


def is_short_organisation(short: str, full: str) -> bool:
    """Whether `short` can stand for the organisation `full` by the form alone.

    The end of a longer name counts (`민주당` for `더불어민주당`), its beginning does not (`삼성` is not `삼성전자`).
    """
    if len(short) < 3 or len(short) >= len(full):
        return False
    squeezed_short, squeezed_full = squeezed(short), squeezed(full)
    return squeezed_full.endswith(squeezed_short) and squeezed_short.endswith(
        ("당", "부", "처", "청", "위", "회", "원", "대", "사")
    )


def is_abbreviation(short: str, full: str) -> bool:
    """Whether the syllables of `short` occur in `full` in this order, the first one first (`개보위`, `고용부`, `전경련`)."""
    short, full = _by_sound(squeezed(short)), _by_sound(squeezed(full))
    if not 2 <= len(short) < len(full):
        return False
    begins = next((len(one) for one in _WIDE if full.startswith(one) and not short.startswith(one[0])), 0)
    if short[0] != full[begins]:
        return False
    rest = iter(full[begins:])
    return all(syllable in rest for syllable in short)


_WIDE = ("대한민국", "대한", "한국", "전국", "서울", "국제", "세계")
"""Beginnings of names that their abbreviations may leave out (`의협` for `대한의사협회`)."""


def _by_sound(name: str) -> str:
    """A name with ㄹ and ㄴ as at the head of a word, where Korean drops or changes them (`련` = `연`, `로` = `노`)."""
    return "".join(_head_form(syllable) for syllable in name)


def _head_form(syllable: str) -> str:
    code = ord(syllable) - 0xAC00
    if not 0 <= code < 11172 or code // 588 not in (2, 5):
        return syllable
    palatal = code % 588 // 28 in (2, 3, 6, 7, 12, 17, 20)
    return chr(0xAC00 + code % 588 + 588 * (11 if palatal else 2))
