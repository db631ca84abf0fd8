"""What templates of a book need besides its rows."""

from django import template

from narration.making import clock

register = template.Library()

register.filter("clock", clock)
