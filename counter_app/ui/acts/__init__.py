"""The entries of the registry of actions, a file a screen: what an agent can do there, with its
keys and its words. `actions` puts them together; nothing here knows a widget.
"""
