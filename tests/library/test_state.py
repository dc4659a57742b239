from itertools import pairwise

import pytest

from tests.library.support import Shelf, news
from tui.document.span import Span
from tui.language.model import EntityType
from tui.library.errors import ArticleMissingError, UnreadableArticleError
from tui.library.model import Colour, Correction, ReadingState, Sort, UserChange

BODY = "한빛제철은 새터시에 공장을 짓는다고 밝혔다. 윤가온 대표는 “내년에 문을 연다”고 말했다."


def test_flags_and_last_read(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    library = shelf.library
    assert library.toggle_starred(id) is True
    library.mark_opened(id)
    row = library.rows([id])[0]
    assert (row.read, row.starred) == (True, True)
    assert row.last_read
    library.set_read([id], False)
    assert not library.rows([id])[0].read
    assert library.toggle_read(id) is True


def test_date_by_hand(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY, date=None))
    shelf.analyse(id)
    library = shelf.library
    library.set_published(id, "2024-05-06")
    assert library.rows([id])[0].published == "2024-05-06"
    assert library.article(id).published == "2024-05-06"
    assert library.analysis(id) is None
    assert library.pending_analyses(5) == [id]
    redated = library.redated_analysis(id, library.article(id))
    assert redated is not None
    assert redated.published == "2024-05-06"
    shelf.reopen()
    assert shelf.library.page(sort=Sort.DATE)[0].published == "2024-05-06"
    shelf.library.set_published(id, None)
    assert shelf.library.article(id).published is None
    assert shelf.library.analysis(id) is not None
    with pytest.raises(ValueError, match="어제"):
        shelf.library.set_published(id, "어제")


def test_reading_position_and_folding(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    assert shelf.library.reading_state(id) == ReadingState()
    shelf.library.set_reading_state(id, ReadingState(17, (3, 40)))
    shelf.reopen()
    assert shelf.library.reading_state(id) == ReadingState(17, (3, 40))
    assert shelf.library.undo() is None


def test_moved_file_keeps_all(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.library.set_tags(id, ["철강", " ", "철강"])
    (shelf.folder / "a.txt").rename(shelf.folder / "b.txt")
    shelf.library.refresh()
    moved = shelf.library.page()[0]
    assert (moved.name, moved.starred) == ("b.txt", True)
    assert shelf.library.tags(moved.id) == ("철강",)


def test_edited_file_keeps_all(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.library.add_highlight(id, _span(shelf, id, "새터시"), note="어디?")
    shelf.write("a.txt", news("제목도 바뀜", "앞에 더했다.\n\n" + BODY))
    shelf.library.refresh()
    row = shelf.library.page()[0]
    assert (row.title, row.starred) == ("제목도 바뀜", True)
    mark = shelf.library.highlights(row.id)[0]
    assert mark.span is not None
    assert mark.span.of(shelf.library.article(row.id).text) == "새터시"


def test_another_article_in_its_place_gets_nothing(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.write("a.txt", news("딴 글", "미리내 축제가 열린다. 누구나 갈 수 있다."))
    shelf.library.refresh()
    assert not shelf.library.page()[0].starred
    shelf.write("b.txt", news("하나", BODY))
    shelf.library.refresh()
    assert {row.title: row.starred for row in shelf.library.page()} == {"딴 글": False, "하나": True}


def test_moved_and_replaced(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    (shelf.folder / "a.txt").rename(shelf.folder / "b.txt")
    shelf.write("a.txt", news("하나", BODY + " 덧붙였다."))
    shelf.library.refresh()
    assert {row.name: row.starred for row in shelf.library.page()} == {"a.txt": False, "b.txt": True}


def _span(shelf: Shelf, id: int, words: str) -> Span:
    place = shelf.library.article(id).text.index(words)
    return Span(place, place + len(words))


def test_highlights(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    library = shelf.library
    later = library.add_highlight(id, _span(shelf, id, "문을 연다"), Colour.GREEN, "약속")
    first = library.add_highlight(id, _span(shelf, id, "한빛제철"))
    assert [mark.id for mark in library.highlights(id)] == [first, later]
    library.change_highlight(first, colour=Colour.PINK, note="회사")
    assert [(mark.quoted, mark.colour, mark.note) for mark in library.all_highlights("회사")] == [
        ("한빛제철", Colour.PINK, "회사")
    ]
    assert library.all_highlights("연다 약속")[0].id == later
    assert library.all_highlights("100%") == []
    assert shelf.titles("has:note") == shelf.titles("is:highlighted") == {"하나"}
    library.remove_highlight(first)
    assert [mark.id for mark in library.highlights(id)] == [later]
    with pytest.raises(ValueError, match="Span"):
        library.add_highlight(id, Span(5, 5))


def test_highlight_whose_words_are_gone(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.add_highlight(id, _span(shelf, id, "새터시"))
    shelf.write("a.txt", news("하나", BODY.replace("새터시에 ", "")))
    shelf.library.refresh()
    assert shelf.library.highlights(id)[0].span is None
    (shelf.folder / "a.txt").unlink()
    shelf.library.refresh()
    mark = shelf.library.all_highlights()[0]
    assert (mark.article_id, mark.span, mark.quoted) == (None, None, "새터시")


def test_undo_and_redo_of_everything(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    library = shelf.library

    def seen() -> tuple[object, ...]:
        row = library.rows([id])[0]
        marks = [(mark.quoted, mark.note) for mark in library.highlights(id)]
        state = (row.read, row.starred, row.published, library.tags(id), library.dismissed_facts(id))
        return (*state, marks, library.corrections(), library.saved_searches())

    steps = [
        lambda: library.set_read([id], True),
        lambda: library.set_starred([id], True),
        lambda: library.set_published(id, "2024-01-02"),
        lambda: library.set_tags(id, ["철강", "공장"]),
        lambda: library.set_tags(id, ["공장"]),
        lambda: library.add_highlight(id, _span(shelf, id, "새터시"), note="곳"),
        lambda: library.change_highlight(1, note="도시"),
        lambda: library.remove_highlight(1),
        lambda: library.set_dismissed(id, "role:윤가온"),
        lambda: library.correct(Correction("한빛제철", "PS", new_type="OG")),
        lambda: library.save_search("철", "한빛제철 or 제철"),
        lambda: library.save_search("철", "제철"),
    ]
    states = [seen()]
    for step in steps:
        step()
        states.append(seen())
    assert all(before != after for before, after in pairwise(states))
    for state in states[-2::-1]:
        assert library.undo() is not None
        assert seen() == state
    assert library.undo() is None
    for state in states[1:]:
        assert library.redo() is not None
        assert seen() == state
    assert library.redo() is None


def test_undo_says_what(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.library.set_starred([id], True)
    assert shelf.library.undo() == UserChange("starred", "하나")
    assert shelf.library.undo() is None
    shelf.library.set_read([id], True)
    assert shelf.library.redo() is None


def test_undo_leaves_the_reading_position(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.library.set_starred([id], True)
    shelf.library.set_reading_state(id, ReadingState(9))
    shelf.library.undo()
    assert shelf.library.reading_state(id) == ReadingState(9)


def test_corrections_change_the_analysis(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    names = {"한빛제철": EntityType.PERSON, "새터시": EntityType.PLACE, "윤가온": EntityType.PERSON}
    shelf.analyse(id, names=names)
    library = shelf.library
    library.correct(Correction("한빛제철", "PS", new_type="OG", same_as="한빛제철㈜"))
    library.correct(Correction("새터시", "LC", ignored=True))
    analysis = library.analysis(id)
    assert analysis is not None
    found = {(mention.name, mention.type.value) for mention in analysis.mentions}
    assert found == {("한빛제철㈜", "OG"), ("윤가온", "PS")}
    library.correct(Correction("새터시", "LC"))
    assert [correction.name for correction in library.corrections()] == ["한빛제철"]


def test_saved_searches(shelf: Shelf) -> None:
    library = shelf.library
    first = library.save_search("철강", "제철")
    second = library.save_search("새 글", "is:unread")
    library.move_search(second, 0)
    assert [search.name for search in library.saved_searches()] == ["새 글", "철강"]
    library.remove_search(first)
    assert [search.id for search in library.saved_searches()] == [second]


def test_search_history(shelf: Shelf) -> None:
    for query in ("가", "나", "가", " "):
        shelf.library.note_search(query)
    assert shelf.library.search_history() == ["가", "나"]
    shelf.library.clear_search_history()
    assert shelf.library.search_history() == []


def test_pending_analyses(shelf: Shelf) -> None:
    ids = [shelf.add(f"{day}.txt", news(f"글 {day}", BODY, date=f"2025-01-0{day}")) for day in (1, 2, 3, 4)]
    shelf.add("x.txt", b"\x7fELF\x00\x01\x02\x00\x00")
    library = shelf.library
    assert library.pending_analyses(9) == ids[::-1]
    assert library.pending_analyses(2, [ids[0], ids[0], 77]) == [ids[0], ids[3]]
    shelf.analyse(ids[3])
    assert library.count_pending() == 3
    assert ids[3] not in library.pending_analyses(9, [ids[3]])


def test_analysis_of_a_text_that_changed_meanwhile(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    before = shelf.library.text_hash(id)
    analysis = shelf.analyse(id)
    shelf.write("a.txt", news("하나", BODY + " 덧붙였다."))
    shelf.library.refresh()
    assert shelf.library.analysis(id) is None
    assert not shelf.library.store_analysis(id, analysis, before)
    assert shelf.library.pending_analyses(1) == [id]
    shelf.write("a.txt", news("하나", BODY))
    shelf.library.refresh()
    assert shelf.library.analysis(id) is not None


def test_outdated_analyses_are_forgotten(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    shelf.analyse(id)
    monkeypatch.setattr("tui.library.analyses.ANALYSIS_VERSION", "later")
    shelf.reopen()
    assert shelf.library.analysis(id) is None
    assert shelf.library.pending_analyses(1) == [id]


def test_missing_and_unreadable(shelf: Shelf) -> None:
    id = shelf.add("a.txt", news("하나", BODY))
    (shelf.folder / "a.txt").unlink()
    with pytest.raises(ArticleMissingError):
        shelf.library.article(id)
    with pytest.raises(ArticleMissingError):
        shelf.library.toggle_read(999)
    bad = shelf.add("b.txt", b"\x7fELF\x00\x01\x02\x00\x00")
    with pytest.raises(UnreadableArticleError):
        shelf.library.article(bad)
    shelf.library.set_read([bad], True)
    assert not shelf.library.rows([bad])[0].read


def test_related_headlines(shelf: Shelf) -> None:
    shelf.write("1.txt", news("한빛제철, 새터시에 2공장 짓는다", BODY, date="2025-01-01"))
    shelf.write("2.txt", news("[단독] 미리내 축제 올해는 사흘간 열린다(종합)", BODY))
    headlines = ("[Why] 한빛제철, 새터시에 2공장 짓는다", "미리내 축제, 올해 사흘간 열린다", "없는 기사의 제목이다")
    body = f"{BODY}\n\n관련기사\n" + "\n".join(f"- {headline}" for headline in headlines)
    id = shelf.add("3.txt", news("셋", body))
    article = shelf.library.article(id)
    links = shelf.library.link_related(id, article)
    assert [link.headline for link in links] == [passage.text for passage in article.related]
    names = {row.id: row.name for row in shelf.library.page()}
    assert [(names.get(link.article_id or 0), link.close) for link in links] == [
        ("1.txt", False),
        ("2.txt", True),
        (None, False),
    ]
