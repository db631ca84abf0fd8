"""What the voice is given to say: all that can be said, and in words what cannot."""

import pytest

from narration.speech import is_readable, speakable


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("a\0b\x07c\u200fd\ufeff\ud800e", "abcde"),
        ("The tower 🗼🏽‍♀️ fell ↗.", "The tower fell."),
        ("It said 古い灯台 and no more.", "It said words in Japanese script and no more."),
        ("It said 你好，世界。", "It said words in Chinese characters."),
        ("“كان هناك منارة”", "“words in Arabic script”"),
        ("Добрый вечер, he said.", "words in Cyrillic script, he said."),
        ("hello世界", "hello words in Chinese characters"),
        ("𝐇𝐞𝐥𝐥𝐨, Ｆｏｘ ﬁnds", "Hello, Fox finds"),
        ("*Very* _old_ ~~not~~ `new`", "Very old not new"),
        ("the colour’s 20°C", "the colour's twenty degrees Celsius"),
        ("Z\u0300\u0301\u0302\u0303\u0304algo", "Zalgo"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("naïve café Łódź", "naïve café Łódź"),
        ("π", "π"),
        ("<b>Bold</b> &amp; <i class='x'>brave</i> & free", "Bold and brave and free"),
        ("a < b and c > d", "a < b and c > d"),
        (
            "It is ٣٤ and ① and ፪, not ½ of x².",
            "It is thirty-four and one and two, not one half of x squared.",
        ),
        ("Hawaiʻi 1ˢᵗ", "Hawaii first"),
        ("a Ꭰ and a 灯", "a a sign in Cherokee script and a a sign in Chinese characters"),
    ],
)
def test_what_is_spoken_for_what_is_written(written: str, spoken: str):
    assert speakable(written) == spoken


@pytest.mark.parametrize("silent", ["", " \n", "* * *", "🐉🐉🐉", "—", "…", "\0", "“”", "_____"])
def test_what_has_no_word_is_silent(silent: str):
    assert speakable(silent) == ""


def test_a_word_without_end_is_read_in_pieces():
    pieces = speakable("a" * 5_000).split()
    assert max(map(len, pieces)) == 30
    assert "".join(pieces) == "a" * 5_000


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("🐉", False),
        ("古い灯台", False),
        ("كان هناك منارة.", False),
        ("古い 7", True),
        ("é", True),
        ("", False),
    ],
)
def test_only_latin_letters_and_digits_can_be_read(text: str, readable: bool):
    assert is_readable(text) is readable
