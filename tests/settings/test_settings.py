from pathlib import Path

import pytest

from tui.settings import Settings, load_settings, settings_path
from tui.settings.keys import KEYS
from tui.settings.load import read_settings
from tui.settings.save import save_setting
from tui.translation import use_language


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language(None)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == (Settings(), [])


def test_all_keys_are_read() -> None:
    settings, problems = read_settings(
        """
language = "ko"
theme = "nord"
plain = true
korean_keys = false
folders = ["/a", "/b"]
[reading]
width = 60
[panes]
list = 30
side = 50
[list]
columns = ["title", "date"]
[keys]
"article.fold" = "space, o"
article.next = "n"
[themes.paper]
dark = false
primary = "#345678"
"""
    )
    assert problems == []
    assert settings == Settings(
        language="ko",
        theme="nord",
        plain=True,
        korean_keys=False,
        reading_width=60,
        list_width=30,
        side_width=50,
        columns=("title", "date"),
        folders=(Path("/a"), Path("/b")),
        keys={"article.fold": "space, o", "article.next": "n"},
        themes={"paper": {"dark": False, "primary": "#345678"}},
    )


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_documented_example_is_accepted_and_described(key) -> None:
    settings, problems = read_settings(f"{key.name} = {key.example}")
    assert problems == []
    assert getattr(settings, key.field) is not None or key.example == '"auto"'
    assert key.description


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('language = "fr"', "language"),
        ("reading.width = 5", "reading.width"),
        ("reading.width = true", "reading.width"),
        ('reading.width = "wide"', "reading.width"),
        ('list.columns = ["date"]', "list.columns"),
        ('list.columns = "title"', "list.columns"),
        ("folders = [3]", "folders"),
        ('keys = { "a b" = "x" }', "keys"),
        ("keys = { fold = 3 }", "keys"),
        ('themes = { paper = { primary = "red;" } }', "themes"),
        ("wdth = 3", "wdth"),
        ("reading.wdth = 3", "reading.wdth"),
        ("reading = 3", "reading"),
    ],
)
def test_a_wrong_value_is_left_out_with_its_line_and_the_rest_holds(line: str, key: str) -> None:
    settings, problems = read_settings(f'# comment\ntheme = "nord"\n{line}\n')
    assert [(problem.line, problem.key) for problem in problems] == [(3, key)]
    assert problems[0].reason
    assert settings == Settings(theme="nord")


@pytest.mark.parametrize("broken", ["width 72", 'language = "ko', "= 3", "[panes", "\x00", "list = [1,", "a.b.c"])
def test_a_line_that_is_no_toml_is_reported_and_the_rest_holds(broken: str) -> None:
    settings, problems = read_settings(f'theme = "nord"\n{broken}\nplain = true\n')
    assert settings == Settings(theme="nord", plain=True)
    assert problems[0].line == 2


def test_a_wrong_key_inside_a_table_has_its_own_line() -> None:
    _, problems = read_settings("[panes]\nlist = 30\n[reading]\n\nwidth = 1\n")
    assert [(problem.line, problem.key) for problem in problems] == [(5, "reading.width")]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"a = 1\n\xb0\xa1", b"x" * 2_000_000, b"[" * 5000, b"a=" + b"[" * 9000]
)
def test_a_hopeless_file_gives_the_defaults_and_a_problem(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    settings, problems = load_settings(file)
    assert settings == Settings()
    assert problems


def test_a_folder_in_place_of_the_file_is_a_problem(tmp_path: Path) -> None:
    assert load_settings(tmp_path)[1]


def test_saving_keeps_comments_and_order(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "config.toml"
    file.parent.mkdir()
    file.write_text('# mine\ntheme = "nord" # dark\n\n[reading]\n# cells\nwidth = 60\n', encoding="utf-8")
    save_setting("reading.width", 72, file)
    save_setting("panes.list", 30, file)
    save_setting("theme", None, file)
    text = file.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# cells\nwidth = 72" in text
    assert "nord" not in text
    assert load_settings(file) == (Settings(reading_width=72, list_width=30), [])
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_saving_follows_a_link_and_makes_missing_folders(tmp_path: Path) -> None:
    target, link = tmp_path / "a" / "real.toml", tmp_path / "link.toml"
    link.symlink_to(target)
    save_setting("plain", True, link)
    assert link.is_symlink()
    assert load_settings(target)[0].plain


def test_a_refused_value_or_a_broken_file_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("plain = tru\n", encoding="utf-8")
    for name, value in (("reading.width", 1), ("plain", True)):
        with pytest.raises(ValueError):
            save_setting(name, value, file)
    assert file.read_text(encoding="utf-8") == "plain = tru\n"
    with pytest.raises(KeyError):
        save_setting("no.such", 1, file)


def test_the_place_of_the_file_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOKJA_CONFIG", str(tmp_path / "x.toml"))
    assert settings_path() == tmp_path / "x.toml"
