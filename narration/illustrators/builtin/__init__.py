"""The built-in illustrator: places, figures and things painted by numpy and Pillow, the same for the same seed."""
