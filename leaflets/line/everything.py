"""All that the line does, each thing under its name, for those who need more than the words."""

from leaflets.line.approving import Signing, sign
from leaflets.line.checking import checked, ready
from leaflets.line.copies import copy_of
from leaflets.line.crew import Habits
from leaflets.line.pressing import profile
from leaflets.line.printing import Ticket, to_print
from leaflets.line.recalling import Recall, retire, withdraw
from leaflets.line.reviewing import proof, user_test
from leaflets.line.run import Done, Folders, How, build, new_crew
from leaflets.line.shelving import shelve
from leaflets.line.since import changes
from leaflets.line.standing import Standing, passed, standings
from leaflets.line.starting import new_leaflet, new_section, new_source

__all__ = [
    "Done",
    "Folders",
    "Habits",
    "How",
    "Recall",
    "Signing",
    "Standing",
    "Ticket",
    "build",
    "changes",
    "checked",
    "copy_of",
    "new_crew",
    "new_leaflet",
    "new_section",
    "new_source",
    "passed",
    "profile",
    "proof",
    "ready",
    "retire",
    "shelve",
    "sign",
    "standings",
    "to_print",
    "user_test",
    "withdraw",
]
