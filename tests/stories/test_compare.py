from stories.compare import LONGEST, NEAR, compare


def test_a_text_against_itself_has_no_change():
    comparison = compare("One.\n\nTwo.", "One.\n\nTwo.")
    assert (comparison.added, comparison.removed) == (0, 0)
    assert all(change.is_same for change in comparison.changes)


def test_nothing_against_something_is_all_added():
    comparison = compare("", "Two words")
    assert (comparison.before, comparison.after, comparison.added) == (0, 2, 2)


def test_a_changed_word_is_marked_inside_its_paragraph():
    pieces = compare("The cat sat down.", "The dog sat down.").changes[0].pieces
    assert [(p.kind, p.text.strip()) for p in pieces] == [
        ("same", "The"),
        ("removed", "cat"),
        ("added", "dog"),
        ("same", "sat down."),
    ]


def test_a_paragraph_that_went_is_removed_whole():
    comparison = compare("Stay here now.\n\nGo away at once.", "Stay here now.")
    assert [c.pieces[0].kind for c in comparison.changes] == ["same", "removed"]
    assert comparison.removed == 4


def test_both_texts_can_be_read_out_of_a_comparison():
    before, after = "A b c d e.\n\nF g h i j.", "A b X d e.\n\nNew one.\n\nF g h i j."
    changes = compare(before, after).changes
    old = ["".join(p.text for p in c.pieces if p.kind != "added").strip() for c in changes]
    new = ["".join(p.text for p in c.pieces if p.kind != "removed").strip() for c in changes]
    assert "\n\n".join(t for t in old if t) == before
    assert "\n\n".join(t for t in new if t) == after


def test_the_share_is_said_with_a_sign():
    assert compare("a b c d", "a b").percent == "−50%"
    assert compare("a b", "a b c").percent == "+50%"


def test_a_paragraph_too_long_to_compare_word_by_word_is_old_and_new_as_a_whole():
    before, after = "lamp " * (LONGEST + 1), "bell " + "lamp " * LONGEST
    kinds = [[piece.kind for piece in change.pieces] for change in compare(before, after).changes]
    assert kinds == [["added"], ["removed"]]


def test_a_paragraph_is_looked_for_among_the_near_ones_only():
    before = [f"old{number} x y" for number in range(NEAR)] + ["the same words here"]
    kinds = {c.pieces[0].kind for c in compare("\n\n".join(before), "the same words now").changes}
    assert kinds == {"added", "removed"}
    assert "same" in {
        c.pieces[0].kind for c in compare("\n\n".join(before[1:]), "the same words now").changes
    }
