"""The slips that people make when they type these files: each is told by its own small recogniser.

PyYAML says what it could not read and where; the recognisers look at that, at the lines, and at the last pieces read.
The first one that knows the slip tells it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml.tokens import DirectiveToken, DocumentEndToken, FlowMappingEndToken, FlowSequenceEndToken, ScalarToken

from leaflets.problems import Place, Problem
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.mend import (
    CURLY_CLOSE,
    CURLY_OPEN,
    begins_entry,
    in_quotes,
    indent_of,
    last_line,
    quoted,
    shown,
    sign_start,
    starts_above,
    text_from,
)
from leaflets.yamlfile.plain import HARD_SPACES, hard_space
from leaflets.yamlfile.text import also_on

Recogniser = Callable[[Fault], Problem | None]
