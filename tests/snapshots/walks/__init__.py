"""The walks: each leads through some screens and gives the name of each when it stands."""
