"""Units of amounts: currencies by ISO 4217 code, percentages, measures, and the counters of Korean.

A counter stays as it is written; a currency becomes its code, a percentage `%` or `%p`.
"""

from tui.language.values.patterns import listed

CURRENCIES: dict[str, str] = {
    **dict.fromkeys(("원", "₩", "￦", "KRW", "원화", "한국 원"), "KRW"),
    **dict.fromkeys(("달러", "불", "미국 달러", "미 달러", "미화", "US달러", "$", "USD", "US$", "弗"), "USD"),
    **dict.fromkeys(("캐나다 달러", "CAD"), "CAD"),
    **dict.fromkeys(("호주 달러", "오스트레일리아 달러", "AUD"), "AUD"),
    **dict.fromkeys(("홍콩 달러", "HKD", "HK$"), "HKD"),
    **dict.fromkeys(("싱가포르 달러", "SGD"), "SGD"),
    **dict.fromkeys(("대만 달러", "타이완 달러", "TWD"), "TWD"),
    **dict.fromkeys(("뉴질랜드 달러", "NZD"), "NZD"),
    **dict.fromkeys(("유로", "유로화", "€", "EUR"), "EUR"),
    **dict.fromkeys(("엔", "엔화", "일본 엔", "¥", "JPY", "円"), "JPY"),
    **dict.fromkeys(("위안", "위안화", "중국 위안", "인민폐", "CNY", "RMB"), "CNY"),
    **dict.fromkeys(("파운드", "영국 파운드", "파운드화", "£", "GBP"), "GBP"),
    **dict.fromkeys(("이집트 파운드",), "EGP"),
    **dict.fromkeys(("스위스 프랑", "CHF"), "CHF"),
    **dict.fromkeys(("프랑",), "CHF"),
    **dict.fromkeys(("루블", "러시아 루블", "RUB"), "RUB"),
    **dict.fromkeys(("루피", "인도 루피", "INR"), "INR"),
    **dict.fromkeys(("파키스탄 루피",), "PKR"),
    **dict.fromkeys(("루피아", "인도네시아 루피아"), "IDR"),
    **dict.fromkeys(("링깃", "말레이시아 링깃"), "MYR"),
    **dict.fromkeys(("바트", "밧", "태국 바트", "태국 밧"), "THB"),
    **dict.fromkeys(("필리핀 페소",), "PHP"),
    **dict.fromkeys(("페소", "멕시코 페소"), "MXN"),
    **dict.fromkeys(("아르헨티나 페소",), "ARS"),
    **dict.fromkeys(("칠레 페소",), "CLP"),
    **dict.fromkeys(("콜롬비아 페소",), "COP"),
    **dict.fromkeys(("베트남 동",), "VND"),
    **dict.fromkeys(("헤알", "레알", "브라질 헤알", "브라질 레알"), "BRL"),
    **dict.fromkeys(("리라", "터키 리라", "튀르키예 리라"), "TRY"),
    **dict.fromkeys(("크로나", "스웨덴 크로나"), "SEK"),
    **dict.fromkeys(("노르웨이 크로네",), "NOK"),
    **dict.fromkeys(("크로네", "덴마크 크로네"), "DKK"),
    **dict.fromkeys(("아이슬란드 크로나",), "ISK"),
    **dict.fromkeys(("즈워티", "즐로티", "폴란드 즈워티"), "PLN"),
    **dict.fromkeys(("코루나", "체코 코루나"), "CZK"),
    **dict.fromkeys(("포린트", "헝가리 포린트"), "HUF"),
    **dict.fromkeys(("랜드", "란드", "남아공 랜드"), "ZAR"),
    **dict.fromkeys(("셰켈", "세켈"), "ILS"),
    **dict.fromkeys(("디르함",), "AED"),
    **dict.fromkeys(("사우디 리얄", "사우디아라비아 리얄", "리얄"), "SAR"),
    **dict.fromkeys(("이란 리얄",), "IRR"),
    **dict.fromkeys(("쿠웨이트 디나르", "디나르"), "KWD"),
    **dict.fromkeys(("콜론", "코스타리카 콜론"), "CRC"),
    **dict.fromkeys(("볼리바르",), "VES"),
    **dict.fromkeys(("페루 솔",), "PEN"),
    **dict.fromkeys(("투그릭",), "MNT"),
    **dict.fromkeys(("타카",), "BDT"),
    **dict.fromkeys(("나이라",), "NGN"),
    **dict.fromkeys(("텡게",), "KZT"),
    **dict.fromkeys(("그리브나", "흐리우냐"), "UAH"),
    **dict.fromkeys(("짯",), "MMK"),
    **dict.fromkeys(("리엘",), "KHR"),
}
CURRENCY_SIGNS = ("US$", "HK$", "$", "€", "£", "¥", "₩", "￦", "USD", "EUR", "GBP", "JPY", "KRW", "CNY")
SUBUNITS = {"센트": "USD", "펜스": "GBP", "페니": "GBP", "코페이카": "RUB", "상팀": "CHF"}
"""Hundredths, and the currency that they belong to where they stand alone."""

PERCENTAGES: dict[str, str] = {
    **dict.fromkeys(("%", "％", "퍼센트", "퍼센티지", "프로", "percent", "pct"), "%"),
    **dict.fromkeys(("%p", "%P", "%포인트", "% 포인트", "퍼센트 포인트", "퍼센트p", "프로포인트", "％포인트"), "%p"),
}

MEASURES = frozenset(
    listed("""
    km m cm mm nm μm ㎞ ㎝ ㎜ ㎚ ㎛ ㎡ ㎢ ㎥ ㎠ km² m² m³ km2 m2 m3 ha kg g mg μg t ㎏ ㎎ ㎍ ㏊ L l ℓ ml mL ㎖ ㎗ ㏄ cc
    kl dl W kW MW GW TW kWh MWh GWh Wh ㎾ ㎿ ㎾h V kV A mA mAh Ah Hz kHz MHz GHz ㎐ ㎒ ㎓ KB MB GB TB PB bps Kbps Mbps
    Gbps bit km/h m/s ㎧ mph rpm dB hPa kPa MPa ppm ppb cal kcal Mcal kJ BTU bp nit fps dpi px mmHg Sv mSv μSv Bq Gy °C
    °F ℃ ℉ ° mile miles ft inch inches feet yd lb lbs oz gal acre acres 킬로미터 킬로 키로 키로미터 미터 메터 센티미터
    센치미터 센티 센치 밀리미터 미리미터 밀리 나노미터 나노 마이크로미터 마일 마일즈 해리 광년 인치 피트 야드 제곱미터
    제곱킬로미터 제곱센티미터 제곱마일 제곱피트 평방미터 평방킬로미터 세제곱미터 입방미터 입방피트 평 헥타르 에이커 아르
    마지기 킬로그램 그램 밀리그램 미리그램 마이크로그램 톤 파운드 온스 돈 냥 캐럿 킬로톤 메가톤 TEU 배럴 리터 밀리리터
    미리리터 헥토리터 데시리터 킬로리터 시시 갤런 갤론 쿼트 파인트 큰술 작은술 컵 와트 킬로와트 메가와트 기가와트
    킬로와트시 볼트 암페어 헤르츠 메가헤르츠 기가헤르츠 비트 바이트 킬로바이트 메가바이트 기가바이트 테라바이트
    헥토파스칼 파스칼 데시벨 칼로리 킬로칼로리 마력 노트 밀리바 밀리시버트 마이크로시버트 시버트 베크렐 켈빈 화소 픽셀
    니트 포인트 베이시스포인트 럭스 도
""")
)
SPACED_MEASURES = tuple(
    f"{power} {length}"
    for power in ("제곱", "평방", "세제곱", "입방")
    for length in ("미터", "킬로미터", "마일", "피트")
)

DURATIONS = frozenset(
    listed("""
    시간 분 초 일 주일 주간 주 달 년 개월 개년 박
""")
)

COUNTERS = frozenset(
    listed("""
    명 名 人 인 사람 분 인분 명분 가구 세대 쌍 팀 개사 사 개국 개소 개교 개팀 개점 개 가지 종 종류 건 곳 군데 차례 번 회
    배 갑절 곱절 마리 대 기 척 량 문 발 자루 장 권 부 편 곡 컷 페이지 쪽 줄 자 글자 단어 통 병 잔 캔 갑 박스 상자 봉지
    포대 포기 그루 송이 알 톨 묶음 다발 켤레 벌 채 동 필지 층 칸 객실 병상 석 좌석 표 점 골 승 패 무 무승부 안타
    홈런 타점 득점 실점 도루 삼진 볼넷 이닝 경기 리바운드 어시스트 도움 슈팅 블로킹 탈삼진 피안타 피홈런 사사구 실책
    세이브 홀드 병살 유효슈팅 코너킥 파울 스틸 자책점 관왕 연승 연패 홀 언더파 오버파 위 순위 등 계단 주 좌 계좌 매 세
    살 학점 과목 문제 문항 항목 종목 부문 분야 강좌 개국어 대륙 개부처 부처 개부서 부서 개사단 개대 개대학 개구 개군
    개시 개시도 개도시 개지역 개업체 개기업 개은행 개품목 개노선 개단지 개기관 개단체 개부문 개분야 개종목 개월분 개교단
    갈래 끼 그릇 모금 줌 걸음 바퀴 방울 조각 토막 판 팩 매수 개비 마당 자릿수 차선 차로 바이알 도스 도즈 타석 타수 끼니
    라이선스 회분 연속 토큰
""")
)
# Counters that follow native numerals (`두 명`); other nouns after one are no counter (`두 정당`).
NATIVE_COUNTERS = frozenset(
    listed("""
    명 사람 분 가구 쌍 개 가지 종 종류 건 곳 군데 차례 번 회 배 갑절 곱절 마리 대 기 척 량 발 자루 장 권 부 편 곡 컷
    페이지 줄 글자 단어 통 병 잔 캔 갑 박스 상자 봉지 포대 포기 그루 송이 알 톨 묶음 다발 켤레 벌 채 동 층 칸 객실 병상
    석 좌석 표 점 골 경기 살 시간 달 개월 주 주일 과목 문제 항목 종목 갈래 끼 그릇 모금 줌 걸음 바퀴 방울 조각 토막 판
    개국 계단 돈 평 리터 그램 미터 킬로미터 마일 인치 피트 톤 배럴 홀 퍼센트 달러
""")
)
# Counters that may be written on to a native numeral (`두명`); others so written are mostly another word (`세대`, `열기`).
GLUED_COUNTERS = frozenset(
    listed("""
    명 개 살 시간 달 가지 차례 마리 사람 개월
""")
)
# One-syllable nouns that are a counter only when written on to the numeral: `3사`, but `5 등`, `10 자`.
CLOSE_COUNTERS = frozenset(
    listed("""
    사 등 자 인 승 패 무 좌 매 부 도 위 주 문 동 석 세 량 기 판 편 표 통 알 갑 벌 채 박 평 일 년
""")
)

# What a number says which one of, not how many: no amount.
LABELS = (
    *listed("""
    번째 차 라운드 강 분위 호 호선 호기 호차 학년 학기 학년도 학번 년생 년산 년차 주년 주기 주차 일차 회차 시즌 번지
    번길 번가 조 항 절 급 등급
"""),
    *listed("""
    호실 단계 군단 사단 여단 연대 함대 전투비행단 비행단 쿼터 루 루수 루타 점슛 부리그 차전 회말 회초 대강 인조 인방 인칭
    부작 자회담 호점 심 선 군
"""),
    *listed("""
    음도 호봉 도어 교시 차원 세트 국 성 차례째 번홀 번타자 번출구 번방 년도 개월째 일째 년째 주째 명째 시간째 월 시 분기
    사분기 세기 년대
"""),
    *(
        "번 째",
        "년 차",
        "일 차",
        "주 차",
        "개월 차",
        "자 회담",
        "부 리그",
        "회 말",
        "회 초",
        "도 화상",
        "기 신도시",
        "기 내각",
        "기 정부",
        "기 행정부",
        "기 지도부",
    ),
    *(
        f"번 {noun}"
        for noun in listed("""
    버스 출구 홀 타자 국도 선수 후보 확진자 환자 게이트 문항 염색체 버디 우드 아이언
""")
    ),
    *(
        f"대 {noun}"
        for noun in listed("""
    대통령 대선 국회 총선 국회의원 회장 총리 원장 사장 총장 의장 위원장 대표 왕 임금 황제 교황 감독 당대표 시장 지사 의원
""")
    ),
    *(f"세대 {noun}" for noun in ["이동통신", "통신", "아이폰", "전투기", "배터리", "모델"]),
)
