"""F4: a citizen's value on its way to ameli's form, and out of the clipboard again.

`run` knows which value comes next; `holder` what is out there and for how long; `line` talks to
the `keeper`, a small process of its own that owns the desktop's clipboard while a value of ours is
in it (`desktop`, `x11`, `windows`). It is a process because copykitten holds the interpreter's
lock (measured: an X server that does not answer stops every thread, so the screen too), and
because it outlives us: whatever ends Guichet (a crash, the window's cross, kill), the keeper sees
its pipe close and empties the clipboard.

Must not know a rule about a value: what may be typed into ameli is for the dossier to say.

Where the desktop tells that another program read the value (X11, by owning the clipboard through
xcffib), the run goes on without coming back, unless `[clipboard] follow = false`. A reading is
taken for the agent's paste only while another window has the keyboard and Ctrl is held (the server
is asked for the modifiers, never for letters), and not right after a copy. So a manager, a remote
desktop or a script that reads every copy, or every second, moves nothing; it could only while Ctrl
is held for something else at that very moment. A paste by the mouse's menu, or one told when Ctrl
was let go already, moves nothing either: coming back or F4 does, as wherever nothing is told.

What cannot be: under Wayland copies go through XWayland, which some desktops do not carry over to
other windows, so the terminal is asked as well and nothing is claimed, and a reading tells
nothing. Windows and macOS do not say who read. A clipboard manager may keep a copy whatever it is
asked; when it gives it back after half a minute the agent is told. macOS's managers are not asked
to look away.
"""
