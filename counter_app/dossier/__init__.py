"""Where is this citizen? One `Dossier` in memory: facts, findings, what each gesture changes.

Pure: knows procedures and checks, and no disk, key, clock or screen. Times come in as arguments.
"""
