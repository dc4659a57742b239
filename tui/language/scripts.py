"""Korean words against words of other scripts: loanwords, how much a Korean word holds of an acronym, and sound. No Kiwi."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

from tui.language.tables import words

# All readings of Chinese characters in Korean; a syllable outside them tells a loanword or a native one.
_SINO_KOREAN = frozenset(
    "가각간갈감갑강개객갱갹거건걸검겁게격견결겸경계고곡곤골공과곽관괄광괘괴굉교구국군굴궁권궐귀규균귤극근글금급긍기긴길김끽나낙난날남납낭내녀년념녕노농뇌뇨누눈능니닉"
    "다단달담답당대댁덕도독돈돌동두둔득등라락란랄람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립마막만말망매맥맹면멸명모목몰몽묘무묵문물미민밀"
    "박반발방배백번벌범법벽변별병보복본봉부북분불붕비빈빙사삭산살삼삽상새색생서석선설섬섭성세소속손솔송쇄쇠수숙순술숭습승시식신실심십쌍씨"
    "아악안알암압앙애액앵야약양어억언얼엄업에여역연열염엽영예오옥온올옹와완왈왕왜외요욕용우욱운울웅원월위유육윤율융은을음읍응의이익인일임입잉"
    "자작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준중즉즐즙증지직진질짐집징차착찬찰참창채책처척천철첨첩청체초촉촌총최추축춘출충췌취측층치칙친칠침칭쾌"
    "타탁탄탈탐탑탕태택탱토통퇴투특파판팔패팽퍅편폄평폐포폭표품풍피픽필핍하학한할함합항해핵행향허헌헐험혁현혈혐협형혜호혹혼홀홍화확환활황회획횡효후훈훤훼휘휴흉흑흔흘흠흡흥희히힐차륜률렬"
)
_LOANWORDS = words("aliases", "loanwords")
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_SOUNDS = {
    **dict.fromkeys("ㄱㄲㅋcgkqx", "k"),
    **dict.fromkeys("ㄷㄸㅌdt", "t"),
    **dict.fromkeys("ㅂㅃㅍbpvfw", "p"),
    **dict.fromkeys("ㅅㅆㅈㅉㅊsjz", "s"),
    **dict.fromkeys("ㄹlr", "l"),
    "ㅁ": "m",
    "m": "m",
    "ㄴ": "n",
    "n": "n",
    "ㅎ": "h",
    "h": "h",
}
_FINALS = {1: "k", 4: "n", 7: "t", 8: "l", 16: "m", 17: "p", 19: "s", 21: "n"}
# The letters with which a foreign word can begin whose Korean form begins with this vowel.
_VOWEL_LETTERS = {0: "aeiu", 1: "a", 4: "aeu", 5: "ae", 6: "y", 8: "oaw", 13: "uw", 17: "uy", 18: "eu", 20: "ie"}


@lru_cache(maxsize=10_000)
def is_loanword(word: str) -> bool:
    """Whether a Hangul word has a syllable that is no reading of a Chinese character, as most loanwords have."""
    return word in _LOANWORDS or any("가" <= syllable <= "힣" and syllable not in _SINO_KOREAN for syllable in word)


def units(word: str) -> float:
    """How many English words a Korean word stands for, roughly: a loanword or Latin word one, else two syllables each."""
    hangul = re.findall(r"[가-힣]+", word)
    latin = len(re.findall(r"[A-Za-z]+", word))
    return latin + sum(_hangul_units(part) for part in hangul)


def _hangul_units(part: str) -> float:
    if not is_loanword(part):
        return len(part) / 2
    return 1.0 if len(part) < 5 else len(part) / 2


def initial_letters(word: str) -> str:
    """The letters with which the foreign word behind `word` may begin (lower case), empty where it is no loanword."""
    first = word[:1]
    if first.isascii():
        return first.lower()
    if not is_loanword(word) or not "가" <= first <= "힣":
        return ""
    code = ord(first) - 0xAC00
    initial = _INITIALS[code // 588]
    if initial == "ㅇ":
        return _VOWEL_LETTERS.get(code % 588 // 28, "")
    sound = _SOUNDS[initial]
    return "".join(letter for letter, own in _SOUNDS.items() if own == sound and letter.isascii())


def sounds_like(hangul: str, latin: str) -> bool:
    """Whether a Hangul name is a transcription of a Latin one, by the order of their consonants."""
    korean, foreign = _hangul_skeleton(hangul), _latin_skeleton(latin)
    if not korean or not foreign:
        return False
    return SequenceMatcher(None, korean, foreign).ratio() >= 0.7 and (
        korean[0] == foreign[0] or hangul[0] in "아에이오우애어유야요와"
    )


def _hangul_skeleton(word: str) -> str:
    sounds = []
    for syllable in word:
        if "가" <= syllable <= "힣":
            code = ord(syllable) - 0xAC00
            sounds.append(_SOUNDS.get(_INITIALS[code // 588], ""))
            sounds.append(_FINALS.get(code % 28, ""))
    return "".join(sounds)


def _latin_skeleton(word: str) -> str:
    plain = "".join(one for one in normalize("NFD", word.lower()) if one.isalpha())
    letters = re.sub(r"ph", "f", re.sub(r"sh|ch|th", "s", plain))
    return "".join(_SOUNDS.get(letter, "") for letter in re.sub(r"(.)\1", r"\1", letters))
