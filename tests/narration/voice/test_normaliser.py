"""What is spoken for what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narration import number_words
from narration.normaliser import normalised
from narration.roman import VALUES, value_of

TABLE = {
    "fig. 3": "figure three",
    "2/3": "two thirds",
    "May 3rd": "May the third",
    "Nos. 3 and 4": "numbers three and four",
    "10k": "ten thousand",
    "5bn": "five billion",
    "not ½ of it": "not one half of it",
    "Apollo 13": "Apollo thirteen",
    "the 19th century": "the nineteenth century",
    "Dec. 25": "December the twenty-fifth",
    "4th July": "the fourth of July",
    "Sgt. Pepper": "Sergeant Pepper",
    "It cost £3.": "It cost three pounds.",
    "$5.50 a head": "five dollars and fifty cents a head",
    "€20": "twenty euros",
    "£2m": "two million pounds",
    "£2.5 million": "two point five million pounds",
    "50p": "fifty pence",
    "It was 10:30.": "It was ten thirty.",
    "It was 10:05.": "It was ten oh five.",
    "It was 10:00.": "It was ten o'clock.",
    "at 10:30 a.m. on Monday": "at ten thirty a.m. on Monday",
    "at 7am": "at seven a.m.",
    "at 7 p.m.": "at seven p.m.",
    "10.45 p.m.": "ten forty-five p.m.",
    "18:00": "eighteen hundred hours",
    "23:59": "twenty-three fifty-nine",
    "00:00": "midnight",
    "on 3 May 1847": "on the third of May, eighteen forty-seven",
    "On the 3rd of May, 1847": "On the third of May, eighteen forty-seven",
    "May 3, 1847": "May the third, eighteen forty-seven",
    "on 12 Dec. 1999": "on the twelfth of December, nineteen ninety-nine",
    "2024-05-03": "the third of May, twenty twenty-four",
    "25/12/1843": "the twenty-fifth of December, eighteen forty-three",
    "in March 1912": "in March nineteen twelve",
    "in 1066": "in ten sixty-six",
    "in 2005": "in two thousand and five",
    "since 1999.": "since nineteen ninety-nine.",
    "(1847)": "(eighteen forty-seven)",
    "1939–45": "nineteen thirty-nine to nineteen forty-five",
    "1914-1918": "nineteen fourteen to nineteen eighteen",
    "the 1920s": "the nineteen twenties",
    "the '60s": "the sixties",
    "in 500 BC": "in five hundred B C",
    "AD 79": "Ay D seventy-nine",
    "1200 sheep": "one thousand two hundred sheep",
    "1,234": "one thousand two hundred and thirty-four",
    "3.14": "three point one four",
    "-5": "minus five",
    "−12 degrees": "minus twelve degrees",
    "7.5%": "seven point five per cent",
    "1/2": "one half",
    "3/4 of it": "three quarters of it",
    "2 1/2": "two and a half",
    "½ a mile": "one half a mile",
    "2½ miles": "two and a half miles",
    "10–12 days": "ten to twelve days",
    "pp. 12–14": "pages twelve to fourteen",
    "p. 7": "page seven",
    "No. 5": "number five",
    "vol. 2": "volume two",
    "ch. 9": "chapter nine",
    "c. 1850": "circa eighteen fifty",
    "22nd": "twenty-second",
    "103rd": "one hundred and third",
    "12th": "twelfth",
    "007": "zero zero seven",
    "020 7946 0018": "zero two zero seven nine four six zero zero one eight",
    "20°C": "twenty degrees Celsius",
    "5 km": "five kilometres",
    "6 ft": "six feet",
    "6'2\"": "six foot two",
    "60 mph": "sixty miles an hour",
    "5 m²": "five square metres",
    "x²": "x squared",
    "3×4": "three times four",
    "2 + 2 = 4": "two plus two equals four",
    "Smith & Sons": "Smith and Sons",
    "me@example.com": "me at example dot com",
    "www.example.com/lamp": "example dot com slash lamp",
    "https://example.com.": "example dot com.",
    "Dr Smith met Mr. Stone": "Doctor Smith met Mister Stone",
    "Mrs Jones and Ms. Lee": "Missus Jones and Miz Lee",
    "St. Ives": "Saint Ives",
    "Main St. was empty": "Main Street was empty",
    "Capt. Nemo": "Captain Nemo",
    "Lt. Col. Blake": "Lieutenant Colonel Blake",
    "Mt. Everest": "Mount Everest",
    "Messrs. Gray": "Messers Gray",
    "Smith Jr.": "Smith Junior",
    "cats vs. dogs": "cats versus dogs",
    "lamps, ropes, etc.": "lamps, ropes, et cetera",
    "e.g. a rope": "for example a rope",
    "i.e. the lamp": "that is the lamp",
    "approx. 40": "approximately forty",
    "J. R. R. Tolkien": "J R R Tolkien",
    "A. A. Milne": "Ay Ay Milne",
    "the U.S. Navy": "the U S Navy",
    "the F.B.I.": "the F B I",
    "C. S. Lewis wrote it": "C S Lewis wrote it",
    "It was I. Then": "It was I. Then",
    "Henry VIII": "Henry the eighth",
    "Elizabeth II": "Elizabeth the second",
    "King Charles I": "King Charles the first",
    "Louis XIV": "Louis the fourteenth",
    "Chapter IV": "Chapter four",
    "World War II": "World War two",
    "Part I": "Part one",
    "Act III, Scene II": "Act three, Scene two",
    "Mara I think": "Mara I think",
    "Ramesses II's tomb": "Ramesses the second's tomb",
    "Pope John Paul II": "Pope John Paul the second",
    "B2": "B two",
    "MP3": "MP three",
    "Boeing 747": "Boeing seven hundred and forty-seven",
    "Room 101": "Room one hundred and one",
    "24/7": "twenty-four seven",
    "9/11": "nine eleven",
    "on the 21st": "on the twenty-first",
    "Ph.D.": "P H D",
    "0.5": "zero point five",
    "100°F": "one hundred degrees Fahrenheit",
    "1 in 10": "one in ten",
    "in 1850 men": "in one thousand eight hundred and fifty men",
    "Mk II": "Mk two",
    "Sunday, 4 June 2023": "Sunday, the fourth of June, twenty twenty-three",
    "July 4th, 1776": "July the fourth, seventeen seventy-six",
    "the year 1984": "the year nineteen eighty-four",
    "In 1984, he": "In nineteen eighty-four, he",
    "2010s": "twenty tens",
    "1800s": "eighteen hundreds",
    "£0.50": "fifty pence",
    "$1.01": "one dollar and one cent",
    "¥500": "five hundred yen",
    "Chapter X": "Chapter ten",
    "Queen Elizabeth I ruled": "Queen Elizabeth the first ruled",
    "Charles I said no": "Charles I said no",
    "the size XL": "the size XL",
    "I, too, was there": "I, too, was there",
    "a MIX of DIM lamps": "a MIX of DIM lamps",
    "“£5,” he said": "“five pounds,” he said",
    "the year 802": "the year eight hundred and two",
    "9:05 pm": "nine oh five p.m.",
    "3 lb": "three pounds",
    "100 km/h": "one hundred kilometres an hour",
    "Dr. A. B. Stone": "Doctor Ay B Stone",
    "June 2020": "June twenty twenty",
    "1600–1700": "sixteen hundred to seventeen hundred",
    "Vol. II": "volume two",
    "$3 million": "three million dollars",
    "## Heading": "Heading",
    "a = b": "a equals b",
    "R2-D2": "R two D two",
    "There were no 5 men": "There were no five men",
    "May I go?": "May I go?",
    "It may 5 times": "It may five times",
    "c. 90 AD": "circa ninety Ay D",
    "2:1": "two to one",
}


@pytest.mark.parametrize(("written", "spoken"), TABLE.items(), ids=list(TABLE))
def test_what_is_spoken_for_what_is_written(written: str, spoken: str):
    assert normalised(written) == spoken


def test_the_table_has_at_least_150_phrases():
    assert len(TABLE) >= 150


@given(st.integers(0, 10**15 - 1))
def test_every_number_has_words_of_its_own(number: int):
    said = number_words.cardinal(number)
    assert said.replace("-", " ").replace(" ", "").isalpha()
    assert said != number_words.cardinal(number ^ 1)


@pytest.mark.parametrize(
    ("number", "cardinal", "ordinal"),
    [
        (0, "zero", "zeroth"),
        (12, "twelve", "twelfth"),
        (20, "twenty", "twentieth"),
        (101, "one hundred and one", "one hundred and first"),
        (1_005, "one thousand and five", "one thousand and fifth"),
        (2_100_000, "two million one hundred thousand", "two million one hundred thousandth"),
    ],
)
def test_cardinals_and_ordinals(number: int, cardinal: str, ordinal: str):
    assert (number_words.cardinal(number), number_words.ordinal(number)) == (cardinal, ordinal)


def test_a_number_too_long_for_words_is_read_figure_by_figure():
    assert normalised("1" * 20) == " ".join(["one"] * 20)


@given(st.integers(1, 3_999))
def test_a_numeral_is_worth_the_sum_of_its_letters(number: int):
    numeral, rest = "", number
    pairs = {"CM": 900, "CD": 400, "XC": 90, "XL": 40, "IX": 9, "IV": 4}
    for sign, worth in sorted({**VALUES, **pairs}.items(), key=lambda pair: -pair[1]):
        numeral += sign * (rest // worth)
        rest %= worth
    assert value_of(numeral) == number


@pytest.mark.parametrize("nonsense", ["IIII", "VX", "IC", "MMMM", "ABC"])
def test_what_is_no_numeral_is_worth_nothing(nonsense: str):
    assert value_of(nonsense) == 0


@given(st.text(st.sampled_from("0123456789 .,:/-–£$%IVXstndAMpmMay'\"½²№"), max_size=80))
def test_no_figure_is_left_to_the_engine(text: str):
    assert not any(character in "0123456789" for character in normalised(text))
