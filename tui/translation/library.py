"""Messages of the library: (Korean, English)."""

TABLE: dict[str, tuple[str, str]] = {
    "newer": (
        "내 자료({path})가 더 새로운 판({version})의 프로그램에서 저장되었습니다. 이 프로그램은 {known}판까지 압니다. "
        "프로그램을 새 판으로 올리십시오. 자료는 그대로 두었습니다.",
        "Your data ({path}) were saved by a newer version of the program ({version}; this one knows {known}). "
        "Update the program. The data are left untouched.",
    ),
    "missing": ("기사 파일이 없습니다: {name}", "The article's file is gone: {name}"),
    "cannot_write": ("저장할 수 없습니다: {reason}", "Cannot save: {reason}"),
    "cannot_read_index": ("색인을 읽을 수 없습니다: {reason}", "The index cannot be read: {reason}"),
    "index_rebuilt": (
        "색인이 손상되어 파일에서 다시 만듭니다. 읽음 표시와 메모는 그대로입니다.",
        "The index was damaged and is being rebuilt from the files. Reading state and notes are untouched.",
    ),
    "user_restored": (
        "내 자료가 손상되어 마지막 백업을 되살리고 손상된 파일에서 {saved}건을 건졌습니다. "
        "손상된 파일은 {aside}(으)로 옮겨 두었습니다.",
        "Your data were damaged; the last backup was restored, and {saved} records of the damaged file. "
        "It was set aside as {aside}.",
    ),
    "user_lost": (
        "내 자료가 손상되었고 백업이 없어, 손상된 파일에서 {saved}건을 건졌습니다. 손상된 파일은 {aside}(으)로 옮겨 두었습니다.",
        "Your data were damaged and there is no backup: {saved} records of the damaged file were saved. "
        "It was set aside as {aside}.",
    ),
    "unreadable_empty": ("빈 파일입니다", "The file is empty"),
    "unreadable_binary": ("글이 아닌 파일입니다", "The file holds no text"),
    "unreadable_encoding": ("글자 인코딩을 알 수 없습니다", "The file's text encoding is not known"),
    "unreadable_permission": ("파일을 읽을 권한이 없습니다", "No permission to read the file"),
    "unreadable_large": (
        "파일이 너무 큽니다({detail} MB, 최대 {limit} MB)",
        "The file is too large ({detail} MB, at most {limit} MB)",
    ),
    "unreadable_error": ("파일을 읽을 수 없습니다: {detail}", "The file cannot be read: {detail}"),
    "query_close": ("여는 괄호가 없습니다", "There is no parenthesis to close here"),
    "query_open": ("닫는 괄호가 없습니다", "This parenthesis is never closed"),
    "query_empty": ("괄호 안이 비었습니다", "There is nothing between the parentheses"),
    "query_quote": ("닫는 따옴표가 없습니다", "This quotation mark is never closed"),
    "query_depth": ("괄호가 너무 깊습니다", "Too many parentheses inside each other"),
    "query_field": ("‘{name}’ 항목은 없습니다", "There is no field “{name}”"),
    "query_compare": ("‘{name}’ 항목은 크기를 비교할 수 없습니다", "The field “{name}” has no order to compare"),
    "query_value": ("‘{name}’ 항목의 값이 없습니다", "The field “{name}” has no value"),
    "query_choice": ("‘{value}’ 값은 없습니다. 가능한 값: {known}", "There is no value “{value}”; known are: {known}"),
    "query_amount": ("‘{value}’은(는) 금액이 아닙니다. 예: {example}", "“{value}” is no amount; for example {example}"),
    "query_date": ("‘{value}’은(는) 날짜가 아닙니다. 예: {example}", "“{value}” is no date; for example {example}"),
    "query_published": (
        "‘{value}’은(는) 날짜가 아닙니다. 예: {example}",
        "“{value}” is no date; for example {example}",
    ),
    "query_operand": ("‘{word}’ 뒤에 찾을 말이 없습니다", "Nothing follows “{word}”"),
}
