"""The `dokja` command line: help and messages."""

TABLE: dict[str, tuple[str, str]] = {
    "dokja": (
        "저장된 한국어 기사를 읽는 터미널 프로그램. 명령이 없으면 읽기 화면을 엽니다.",
        "A terminal reader for stored Korean news. Without a command, opens the reader.",
    ),
    "commands": (
        "명령 (`dokja 명령 --help`로 자세히; 같은 이름의 파일은 ./이름으로):",
        "commands (`dokja COMMAND --help` says more; a file of such a name: ./NAME):",
    ),
    "exit_codes": (
        "종료 코드: 0 정상, 1 일부 실패(이유는 표준 오류에), 2 잘못된 사용, 3 찾은 것 없음, 130 중단, 141 출력이 닫힘",
        "exit codes: 0 done, 1 some inputs failed (standard error says why), 2 wrong usage, 3 nothing found, 130 interrupted,\n"
        "            141 output closed",
    ),
    "help": ("이 도움말", "show this help"),
    "version": ("판 번호", "show the version"),
    "language": ("표시 언어", "language of messages and of the interface"),
    "paths": ("읽을 기사 파일이나 폴더", "files or folders of articles to read"),
    "no_such_file": ("{path}: 그런 파일이나 폴더가 없습니다", "{path}: no such file or folder"),
    "analyze": (
        "기사의 개체명, 사실, 구조를 JSON으로",
        "entities, facts and structure of articles as JSON",
    ),
    "analyze_files": ("기사 파일(-: 표준 입력)", "article files (-: standard input)"),
    "analyze_json": ("기사마다 JSON 한 줄", "one JSON object a line for each article"),
    "analyze_lines": (
        'JSON 줄 {"id", "text"[, "published" 또는 "reference"]}을 읽어 차례로 결과를 씀',
        'read JSON lines {"id", "text"[, "published" or "reference"]} and write a result for each, in order',
    ),
    "analyze_date": (
        "날짜가 적혀 있지 않은 기사의 발행일",
        "date of publication of articles that do not say it",
    ),
    "one_file_for_lines": ("--lines에는 파일 하나만 줄 수 있습니다", "--lines takes one file only"),
    "reading_terminal": (
        "터미널에서 읽는 중입니다. 끝내려면 빈 줄에서 Ctrl+D",
        "reading from the terminal; end with Ctrl+D on an empty line",
    ),
    "not_a_date": (
        "{text}: ISO 8601 날짜가 아닙니다 (예: 2025-10-01)",
        "{text}: not an ISO 8601 date (like 2025-10-01)",
    ),
    "too_large": ("{megabytes} MB를 넘습니다", "larger than {megabytes} MB"),
    "not_utf8": ("UTF-8이 아닙니다", "not UTF-8"),
    "not_json": ("JSON이 아닙니다: {reason}", "not JSON: {reason}"),
    "not_an_object": ("JSON 객체가 아닙니다", "not a JSON object"),
    "no_text": ('문자열 "text"가 없습니다', 'no string "text"'),
    "line": ("{number}번째 줄", "line {number}"),
    "analysis_failed": ("분석하지 못했습니다 ({reason})", "could not be analysed ({reason})"),
    "unreadable_empty": ("빈 파일입니다", "the file is empty"),
    "unreadable_binary": ("텍스트가 아닙니다", "not a text"),
    "unreadable_encoding": ("문자 인코딩을 알 수 없습니다", "in an unknown character encoding"),
    "json": ("JSON으로", "as JSON"),
    "config": ("설정을 보고 바꾸기", "show, check and change the settings"),
    "config_key": ("설정 이름 (예: reading.width)", "name of a setting (like reading.width)"),
    "config_value": ("새 값", "its new value"),
    "config_path": ("설정 파일의 경로만", "only the path of the settings file"),
    "config_check": ("설정 파일의 잘못을 찾기", "look for mistakes in the settings file"),
    "config_edit": ("$EDITOR로 열기", "open in $EDITOR"),
    "config_unset": ("설정을 지워 기본값으로", "remove the setting: back to the default"),
    "config_no_key": ("{name}: 그런 설정이 없습니다. 있는 설정: {keys}", "{name}: no such setting. There are: {keys}"),
    "config_file": ("설정 파일: {path}", "settings file: {path}"),
    "completion": ("셸 자동 완성 스크립트", "a script that completes commands in your shell"),
    "completion_shell": ("셸", "shell"),
}
