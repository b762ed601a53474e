"""Whole visits through the real screen, written as an agent would tell them.

`desk` is a mairie's data folder with its people and its clock; `agent` is a person at the keyboard.
"""
