"""The line: from what people wrote to finished editions on the shelf, one job after another."""

from leaflets.line.approving import Recall, Signing, retire, sign, withdraw
from leaflets.line.crew import Habits
from leaflets.line.ready import checked, ready
from leaflets.line.reviewing import proof, user_test
from leaflets.line.run import Done, Folders, How, build, new_crew

__all__ = [
    "Done",
    "Folders",
    "Habits",
    "How",
    "Recall",
    "Signing",
    "build",
    "checked",
    "new_crew",
    "proof",
    "ready",
    "retire",
    "sign",
    "user_test",
    "withdraw",
]
