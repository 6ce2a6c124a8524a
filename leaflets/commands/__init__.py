"""What people type: each command of `build.py`. Every word that is printed for them comes through `desk`."""

from leaflets.commands.desk import BuildByDefault, Desk

__all__ = ["BuildByDefault", "Desk"]
