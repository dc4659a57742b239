"""The settings file: what its keys mean and what is wrong in it."""

TABLE: dict[str, tuple[str, str]] = {
    "language": (
        "화면 언어: auto(로캘을 따름), ko, en",
        "Language of the interface: auto (as the locale says), ko, en",
    ),
    "theme": (
        "색 테마의 이름. auto면 읽기 화면에서 고른 것",
        "Name of the colour theme; auto: the one chosen in the reader",
    ),
    "plain": ("테두리와 표시에 ASCII 문자만 쓰기", "Only ASCII characters in borders and marks"),
    "korean_keys": (
        "한글 입력 상태에서 누른 글쇠를 같은 자리의 영문 글쇠로 받기",
        "Letters typed with the Korean input method on work as the Latin letters on the same keys",
    ),
    "reading_width": ("본문의 너비(칸)", "Width of the text, in cells"),
    "list_width": ("목록의 너비(칸)", "Width of the list, in cells"),
    "side_width": ("옆 창(사실, 관련 기사)의 너비(칸)", "Width of the side panel, in cells"),
    "columns": ("목록에 보일 열과 그 순서", "Columns of the list, in order"),
    "folders": (
        "기사를 읽어 오는 폴더. 첫 폴더에 새 기사를 저장",
        "Folders of articles; new ones are stored in the first",
    ),
    "keys": ("글쇠 바꾸기: 동작 = 글쇠(쉼표로 여럿)", "Key bindings: action = keys, separated by commas"),
    "themes": ("직접 만든 테마: 이름과 색", "Themes of your own: name and colours"),
    "expected_one_of": ("다음 가운데 하나여야 합니다: {choices}", "must be one of: {choices}"),
    "expected_number": ("{low}에서 {high} 사이의 정수여야 합니다", "must be a whole number from {low} to {high}"),
    "expected_boolean": ("true 또는 false여야 합니다", "must be true or false"),
    "expected_name": ("글자, 숫자, -, _로 된 이름이어야 합니다", "must be a name of letters, digits, - and _"),
    "expected_list_of": ("다음으로 이루어진 목록이어야 합니다: {choices}", "must be a list of: {choices}"),
    "title_column": ("title 열은 빠질 수 없습니다", "must contain the column title"),
    "expected_folders": ("폴더 경로의 목록이어야 합니다", "must be a list of paths of folders"),
    "expected_table": ("표([…])여야 합니다", "must be a table ([…])"),
    "expected_keys": (
        "{binding}: 글쇠 이름(쉼표로 여덟 개까지)이어야 합니다",
        "{binding}: must be names of keys, at most eight, separated by commas",
    ),
    "expected_theme": (
        "테마 {theme}: 이름과 색의 표여야 합니다",
        "theme {theme}: must be a name and a table of colours",
    ),
    "expected_colour": (
        "테마 {theme}의 {part}: #rrggbb 색(dark는 true/false)이어야 합니다",
        "theme {theme}, {part}: must be a colour #rrggbb (dark: true or false)",
    ),
    "unknown_key": ("모르는 설정입니다", "no such setting"),
    "syntax": ("TOML 문법에 맞지 않습니다: {reason}", "not valid TOML: {reason}"),
    "not_utf8": ("UTF-8이 아닙니다", "not UTF-8"),
    "unreadable": ("읽을 수 없습니다: {reason}", "cannot be read: {reason}"),
    "too_large": ("{path}: 설정 파일이 너무 큽니다", "{path}: too large for a settings file"),
}
