"""Marks that nobody sees and that turn the order in which the words around them are shown."""

import re

TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Bidirectional controls; an override shows a line backwards.

Source: Unicode Standard Annex 9, section 2.
"""
