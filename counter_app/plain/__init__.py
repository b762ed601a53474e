"""Guichet a line at a time, for a screen reader, a braille display or a terminal that cannot draw.

The same desk, the same procedures, the same verdicts: this room says them and reads what is typed,
a line out, a line in. Holds no rule, and must not know textual, a database nor a key. Never writes
an escape, a colour or a picture; each line says one thing, and no line is cut to a width: what
reads it aloud or in relief does that. Of a sensitive value only its end is said, unless spelling it
is asked for. What has been said stays in the terminal: nothing here can take it away, and the lock
says so.
"""
