"""The line: from what people wrote to finished editions on the shelf, one job after another."""

from leaflets.line.approving import Recall, Signing, retire, sign, withdraw
from leaflets.line.ready import checked, ready
from leaflets.line.run import Done, Folders, build

__all__ = ["Done", "Folders", "Recall", "Signing", "build", "checked", "ready", "retire", "sign", "withdraw"]
