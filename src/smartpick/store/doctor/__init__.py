"""The doctor: looks at everything that is kept, changes nothing, and has advice for whatever it finds."""

from smartpick.store.doctor.examination import examine
from smartpick.store.doctor.finding import Finding

__all__ = ["Finding", "examine"]
