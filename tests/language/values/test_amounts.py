"""What counts as an amount and what does not, rule by rule. All sentences are made up."""

from decimal import Decimal

import pytest

from tui.document.span import Span
from tui.language.values.amounts import find_amounts
from tui.language.values.model import Bound
from tui.language.values.reading import read_line

AMOUNTS = [
    # money: ISO 4217, all multipliers worked out
    ("한빛전자는 매출 3조2000억원을 올렸다.", [("3조2000억원", 3_200_000_000_000, "KRW")]),
    ("계약금은 5000억 달러다.", [("5000억 달러", 500_000_000_000, "USD")]),
    ("24경기에서 3조각을 얻었다.", [("24경기", 24, "경기"), ("3조각", 3, "조각")]),
    ("징역 1년6월을 선고했다.", [("1년", 1, "년")]),
    ("이적료로 1천5백만 파운드를 냈다.", [("1천5백만 파운드", 15_000_000, "GBP")]),
    ("가격은 1달러 20센트다.", [("1달러 20센트", Decimal("1.2"), "USD")]),
    ("집값이 84만7천39원 올랐다.", [("84만7천39원", 847_039, "KRW")]),
    ("표 값은 이만오천원이다.", [("이만오천원", 25_000, "KRW")]),
    ("책값은 십이달러였다.", [("십이달러", 12, "USD")]),
    ("세탁기는 $499에 팔린다.", [("$499", 499, "USD")]),
    ("환전하면 3만 홍콩 달러다.", [("3만 홍콩 달러", 30_000, "HKD")]),
    ("8.50 캐나다 달러", [("8.50 캐나다 달러", Decimal("8.50"), "CAD")]),
    (
        "추징금 1억6천400여만원과 현금 5천여만원이다.",
        [("1억6천400여만원", 164_000_000, "KRW"), ("5천여만원", 50_000_000, "KRW")],
    ),
    ("빚이 2경 원이다.", [("2경 원", 2 * 10**16, "KRW")]),
    # percentages
    ("지지율은 38%로 2.5%p 올랐다.", [("38%", 38, "%"), ("2.5%p", Decimal("2.5"), "%p")]),
    ("금리를 0.25%포인트 내렸다.", [("0.25%포인트", Decimal("0.25"), "%p")]),
    ("이십이 퍼센트가 찬성했다.", [("이십이 퍼센트", 22, "%")]),
    ("물가가 -0.3% 움직였다.", [("-0.3%", Decimal("-0.3"), "%")]),
    # counts, measures, ages, ranks, durations
    ("직원은 1억2천만 명이다.", [("1억2천만 명", 120_000_000, "명")]),
    ("쌀 10만t과 밭 33㎡를 샀다.", [("10만t", 100_000, "t"), ("33㎡", 33, "㎡")]),
    ("그는 세계 8위이고 3순위로 뽑혔다.", [("8위", 8, "위"), ("3순위", 3, "순위")]),
    ("두 명이 세 배를 냈다.", [("두 명", 2, "명"), ("세 배", 3, "배")]),
    ("스물다섯 살에 데뷔했다.", [("스물다섯 살", 25, "살")]),
    ("시속 90km로 달렸다.", [("시속 90km", 90, "km")]),
    ("영하 15도까지 떨어졌다.", [("영하 15도", -15, "도")]),
    ("화씨 100.2도였다.", [("화씨 100.2도", Decimal("100.2"), "도")]),
    ("1년 반 동안 끌었다.", [("1년 반", Decimal("1.5"), "년")]),
    ("7일간 열렸다.", [("7일", 7, "일")]),
    ("5년 만에 돌아왔다.", [("5년", 5, "년")]),
    ("三十名이 왔다.", [("三十名", 30, "名")]),
    ("면적은 190 제곱 킬로미터다.", [("190 제곱 킬로미터", 190, "제곱 킬로미터")]),
    ("반 리터를 마셨다.", [("반 리터", Decimal("0.5"), "리터")]),
    # ranges, scores, ratios, ages in brackets
    ("징역 3~5년이 예상된다.", [("3~5년", (3, 5), "년")]),
    ("거리는 200m~300m 가량이다.", [("200m~300m 가량", (200, 300), "m")]),
    ("3~5만명이 모였다.", [("3~5만명", (30_000, 50_000), "명")]),
    ("값은 25000 - 30000원이다.", [("25000 - 30000원", (25_000, 30_000), "KRW")]),
    ("서너 명이 남았다.", [("서너 명", (3, 4), "명")]),
    ("한빛은 93-94로 졌다.", [("93-94", (93, 94), None)]),
    ("한빛이 3대1로 이겼다.", [("3대1", (3, 1), None)]),
    ("경쟁률은 3.1대 1이다.", [("3.1대 1", (Decimal("3.1"), 1), None)]),
    ("윤가람(48) 대표와 최여울(여·29)이 왔다.", [("48", 48, None), ("29", 29, None)]),
    ("김모(34·구속)씨가 나왔다.", [("34", 34, None)]),
    ("배여울 농민(69)과 B(52)씨가 있다.", [("69", 69, None), ("52", 52, None)]),
    ("한빛은 3-2(25-21)로 이겼다.", [("3-2", (3, 2), None)]),
    # emphasis, rates and particles stay outside, bounds inside
    ("무려 270여명이 다쳤다.", [("270여명", 270, "명")]),
    ("최대 2000만명이 쓴다.", [("최대 2000만명", 20_000_000, "명")]),
    ("약 50분 걸린다.", [("약 50분", 50, "분")]),
    ("한 달여 만의 재회다.", [("한 달여", 1, "달")]),
    ("두 배 가까이 늘었다.", [("두 배 가까이", 2, "배")]),
    ("30조 원 수준이다.", [("30조 원 수준", 30 * 10**12, "KRW")]),
    ("공장은 40년 넘게 돌았다.", [("40년 넘게", 40, "년")]),
    ("가동률이 70% 아래로 내렸다.", [("70% 아래", 70, "%")]),
    ("오차는 ±3%다.", [("±3%", 3, "%")]),
    # a length of two units is one amount in the smaller one
    ("회의는 3시간 30분 걸렸다.", [("3시간 30분", 210, "분")]),
    ("회의는 3시간30분간 이어졌다.", [("3시간30분", 210, "분")]),
    ("기록은 2시간 5분 10초다.", [("2시간 5분 10초", 7510, "초")]),
    ("징역 1년 6개월을 받았다.", [("1년 6개월", 18, "개월")]),
    ("4년 3차례 겨뤘다.", [("4년", 4, "년"), ("3차례", 3, "차례")]),
    ("3시간 2만 명이 기다렸다.", [("3시간", 3, "시간"), ("2만 명", 20_000, "명")]),
    # days by their native names
    ("책은 사흘 만에 다 팔렸다.", [("사흘", 3, "일")]),
    ("비가 이틀가량 내렸다.", [("이틀가량", 2, "일")]),
    ("배는 열흘간 머물렀다.", [("열흘", 10, "일")]),
    # a counter of one syllable may stand apart after a multiplier
    ("초판은 5만 부, 자사주는 120만 주다.", [("5만 부", 50_000, "부"), ("120만 주", 1_200_000, "주")]),
    (
        "한빛이 3-0(25-21, 25-18, 25-23)으로 이겼다.",
        [("3-0", (3, 0), None), ("25-21", (25, 21), None), ("25-18", (25, 18), None), ("25-23", (25, 23), None)],
    ),
    ("지난 패배(0-3)를 갚았다.", [("0-3", (0, 3), None)]),
    ("야간 경비원(63)과 나모(78·여)씨가 다쳤다.", [("63", 63, None), ("78", 78, None)]),
    ("왕복 4차로를 막았다.", [("4차로", 4, "차로")]),
]

NONE = [
    "수천 명이 모였다.",
    "수십만 명이 왔다.",
    "여러 대가 멈췄다.",
    "하루 종일 절반이 남았다.",
    "두 정당과 세 소년이 만났다.",
    "전체의 3분의 2가 찬성했다.",
    "두 번째 도전이다.",
    "2차 협의와 10라운드를 치렀다.",
    "16강에서 1분위가 만났다.",
    "8전투비행단과 3군단이 참가했다.",
    "갤럭시S23과 G20, 3·1절이 있다.",
    "02-123-4567로 전화하면 된다.",
    "제3자와 제2의 도시가 있다.",
    "창립 20주년을 맞은 3학년 5반이다.",
    "이 문제는 이 사람이 안다.",
    "만기가 된 적금과 천사 같은 사람이다.",
    "다시 한 번 확인했다.",
    "4대강과 5세대 이동통신을 말했다.",
    "버전 2.1.3으로 바꿨다.",
    "제18대 대통령과 19대 대선이 있었다.",
    "엘리자베스 2세가 왔다.",
    "세종 10년에 지었다.",
    "한국(27), 일본(14) 순이다.",
    "그런 이유로 서명한 구조대와 조사원이 있다.",
    "전반 25분 1사 만루 같은 소리다.",
    "2030세대와 90년대생이 갈렸다.",
    "행정고시 36회로 공직에 들어왔다.",
    "두 팀은 다시 만난다.",
    "주가는 사흘째 내렸고 이틀 뒤 올랐다.",
    "나흘날 이레네가 왔다.",
    "그림(2-1)과 방(3-2)을 봤다.",
    "1차로 지원자를 뽑는다.",
    "장례식장 3호실에 빈소를 차렸다.",
    "17대 의원을 지냈다.",
    "후반 41분에 넣었다.",
]


def found(text):
    return [(one.text, one.value, one.unit) for one in find_amounts(text)]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_an_amount_has_its_value_and_unit(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_amount_is_none(text):
    assert found(text) == []


BOUNDS = [
    ("최대 3명", Bound.AT_MOST),
    ("최소 3명", Bound.AT_LEAST),
    ("약 3명", Bound.ABOUT),
    ("3명 이상", Bound.AT_LEAST),
    ("3명 이하", Bound.AT_MOST),
    ("3명 미만", Bound.LESS_THAN),
    ("3명 초과", Bound.MORE_THAN),
    ("30여 명", Bound.ABOUT),
    ("3명", Bound.EXACT),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_the_bound_is_read_and_stands_inside_the_text(text, bound):
    [amount] = find_amounts(text)
    assert (amount.text, amount.bound) == (text, bound)


def test_a_boundary_word_of_another_word_is_no_bound():
    [amount] = find_amounts("마약 3kg을 찾았다.")
    assert (amount.text, amount.bound) == ("3kg", Bound.EXACT)


def test_large_amounts_are_exact():
    [amount] = find_amounts("9경 9999조 9999억 9999만 9999원")
    assert amount.value == 99_999_999_999_999_999


def test_places_that_are_dates_hold_no_amounts():
    text = "2024년 3월 7일 3년 계약을 맺었다."
    assert [one.text for one in find_amounts(text, taken=[Span(0, 11)])] == ["3년"]


def test_years_and_days_of_the_month_are_no_amounts_even_alone():
    assert found("2024년에는 3월 7일이 휴일이다.") == []


class Noun:
    def __init__(self, start, end, tag="NNG"):
        self.start, self.end, self.tag = start, end, tag


def test_morphemes_reject_a_numeral_inside_a_noun():
    text = "백만장 씨가 왔다"
    assert find_amounts(text, [Noun(0, 3, "NNP")]) == []


def test_a_line_said_gives_amounts_and_dates_apart():
    facts = read_line("내일 3명이 5000원을 낸다", None)
    assert [fact.text for fact in facts] == ["내일", "3명", "5000원"]
