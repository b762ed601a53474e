"""The installed command in a real pseudo-terminal: what no simulated screen can prove.

Killed, hung up or quit, Guichet comes back where one was. Needs a POSIX system.
"""
