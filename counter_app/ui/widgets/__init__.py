"""Widgets of the desk: rows, the field, title lines. They show what they are given."""
