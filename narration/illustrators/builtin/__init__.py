"""The built-in illustrator: places, figures and things painted by numpy and Pillow, alike for a seed."""
