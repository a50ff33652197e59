"""The same answers as JSON, for programs: one file for each subject, the documents of ``--json``, one shape of error.

Described by ``/api/openapi.json``; docs/api.md tells how to ask. Handlers are sync and call what the pages call.
"""

from smartpick.web.api.routes import API_ROUTERS

__all__ = ["API_ROUTERS"]
