"""Measuring prose: length, repetition, variety, worn phrases, drifting names. Pure Python; every figure is
explained where it is made."""

from stories.craft.drafts import measure_draft
from stories.craft.findings import Finding, FindingKind, measure_scene
from stories.craft.names import given_name, names_somebody, renaming, replace_name
from stories.craft.repetition import repeated_sentences, repeated_trigrams, shared_sentences
from stories.craft.variety import (
    dialogue_share,
    mattr,
    opener_variety,
    opens_with,
    sentence_length_variation,
)
from stories.craft.words import (
    Span,
    paragraphs,
    sentence_spans,
    sentences,
    sentences_around,
    spoken_words,
    words,
)

__all__ = [
    "Finding",
    "FindingKind",
    "Span",
    "dialogue_share",
    "given_name",
    "mattr",
    "measure_draft",
    "measure_scene",
    "names_somebody",
    "opener_variety",
    "opens_with",
    "paragraphs",
    "renaming",
    "repeated_sentences",
    "repeated_trigrams",
    "replace_name",
    "sentence_length_variation",
    "sentence_spans",
    "sentences",
    "sentences_around",
    "shared_sentences",
    "spoken_words",
    "words",
]
