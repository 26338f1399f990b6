"""A key that is sent again with another body is refused, so each request gets its own."""

import re
import uuid

import schemathesis

KEY = "Idempotency-Key"


@schemathesis.hook
def before_call(context, case, kwargs):
    shown = (case.headers or {}).get(KEY)
    # Those that are wrong on purpose stay wrong.
    if isinstance(shown, str) and re.fullmatch("[!-~]{1,200}", shown):
        case.headers[KEY] = str(uuid.uuid4())
