"""F4: a citizen's value on its way to ameli's form, and out of the clipboard again.

`run` knows which value comes next; `holder` what is out there and for how long; `means` which way
this desk copies; `line` talks to the `keeper`, a small process of its own that owns the desktop's
clipboard while a value of ours is in it (`desktop`, `windows`). It is a process because copykitten
holds the interpreter's lock (measured: an X server that does not answer stops every thread, so the
screen too), and because it outlives us: whatever ends Guichet (a crash, the window's cross, kill),
the keeper sees its pipe close and empties the clipboard.

Must not know a rule about a value: what may be typed into ameli is for the dossier to say.

What cannot be: copykitten reaches X11, Windows and macOS; under Wayland it goes through XWayland,
which some desktops do not carry over to other windows, so the terminal is asked as well and nothing
is claimed. It does not tell when another program read the clipboard. A clipboard manager (Klipper)
may keep a copy; it is named when it gives it back. macOS's managers cannot be asked to look away.
"""
