"""The figures of a story: how a sheet says they look, their poses, and how they are painted."""
