"""What must the citizen do? Reads `data/procedures/*.toml` and gives typed, frozen objects.

`model` holds the objects, `loader` reads a file, `linter` tells its author what to write and on
which line, `render` prints a whole procedure, `text` answers small questions about one.
Must not know a citizen, an answer, a screen or a database; imports nothing of the house but
`settings`, to find the folder.
"""
