"""Korean for the words of Python's argparse."""

KOREAN = {
    "usage: ": "사용법: ",
    "positional arguments": "인자",
    "options": "선택 사항",
    "the following arguments are required: %s": "다음 인자가 필요합니다: %s",
    "unrecognized arguments: %s": "알 수 없는 인자: %s",
    "show this help message and exit": "이 도움말",
    "expected one argument": "값이 하나 필요합니다",
    "expected at least one argument": "값이 하나 이상 필요합니다",
    "argument %(argument_name)s: %(message)s": "인자 %(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r은(는) 쓸 수 없습니다 (가능한 값: %(choices)s)",
    "invalid %(type)s value: %(value)r": "%(value)r은(는) 올바른 값이 아닙니다",
    "not allowed with argument %s": "%s 와(과) 함께 쓸 수 없습니다",
    "one of the arguments %s is required": "%s 가운데 하나가 필요합니다",
    "%(prog)s: error: %(message)s\n": "%(prog)s: 오류: %(message)s\n",
}
