"""The parts of the tagger: units, features, decoding."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.language.entities.decoding import best_labels, mentions
from tui.language.entities.features import abridged, gaps, key_of, kind_of
from tui.language.entities.units import cut
from tui.language.entities.weights import SCALE, Table, quantised
from tui.language.morphemes import Morpheme


def test_a_name_of_several_words_is_cut_at_blanks_and_separators():
    text = "영화 '하늘 아래·우리'"
    (first, *others) = cut(text, [Morpheme("영화", "NNG", 0, 2), Morpheme("하늘 아래·우리", "NNP", 4, 12)])
    assert first.form == "영화"
    assert [(unit.form, unit.tag, unit.start, unit.end) for unit in others] == [
        ("하늘", "NNP", 4, 6),
        ("아래", "NNP", 7, 9),
        ("·", "SP", 9, 10),
        ("우리", "NNP", 10, 12),
    ]


def test_kinds_leave_out_conjugation_class_and_the_value_of_long_numbers():
    assert kind_of("짓", "VV-I") == ("짓", "VV")
    assert kind_of("2031", "SN") == kind_of("1999", "SN")
    assert kind_of("12", "SN") == ("12", "SN")
    assert kind_of("2031", "NNP") == ("2031", "NNP")


def test_keys_are_the_same_everywhere():
    assert key_of(("한빛", "NNP")) == key_of(("한빛", "NNP")) != key_of(("한빛", "NNG"))
    assert key_of(("가", "JKS")) == 10757333720497052953
    assert key_of(("\ud800", "SW")) >= 0


def test_long_forms_keep_both_ends():
    assert abridged("가나다라마바사아자차카타파하") == "가나다라마바자차카타파하"


def test_gaps_tell_what_comes_before_a_unit():
    assert gaps(np.array([0, 2, 5]), np.array([2, 4, 6])).tolist() == [2, 0, 1]


def _allowed(labels):
    return all(
        label == 0 or label % 2 == 1 or before in (label, label - 1)
        for before, label in itertools.pairwise((0, *labels))
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_the_best_valid_labels_are_found(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, 5)).astype(np.float32)
    best = max(
        (labels for labels in itertools.product(range(5), repeat=count) if _allowed(labels)),
        key=lambda labels: sum(scores[i, label] for i, label in enumerate(labels)),
    )
    shorter = scores[: count // 2]
    found, beside = best_labels([scores, shorter])
    assert found.tolist() == list(best)
    assert beside.tolist() == best_labels([shorter])[0].tolist()


def test_mentions_of_a_label_sequence():
    scores = np.log(np.full((5, 5), 0.2, np.float32))
    found = mentions(np.array([1, 2, 1, 0, 3]), scores)
    assert [(one.first, one.end, one.type) for one in found] == [(0, 2, 0), (2, 3, 0), (4, 5, 1)]
    assert found[0].score < found[2].score < 0


def test_a_table_gives_back_what_was_put_in():
    values = np.random.default_rng(0).normal(size=(7, 16)).astype(np.float32)
    rounded, scale = quantised(values)
    table = Table({"x": rounded, "x" + SCALE: scale}, "x")
    assert np.abs(table.rows(np.arange(7)) - values).max() < np.abs(values).max() / 100
