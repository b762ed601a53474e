"""How fast, how big: ratios to a bare Textual application with one Input, in the same run.

`python -m tests.benchmarks` prints them; they never fail a build, since a time is the machine's.
What is the same on every machine (nothing heavy before the first paint): see tests/hygiene.
"""
