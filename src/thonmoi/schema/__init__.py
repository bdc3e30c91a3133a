"""A user's own pydantic model filled from a record, and a figure as a line to quote.

`fact(...)` says which figure a field wants, `Record.to(Model)` fills it, `Sourced[int]` keeps the evidence beside the value.
"""

from thonmoi.records import Record
from thonmoi.schema.cite import cite
from thonmoi.schema.fill import fill
from thonmoi.schema.models import OcopSummary, ProvinceProgress
from thonmoi.schema.names import load_model
from thonmoi.schema.sourced import Sourced
from thonmoi.schema.spec import fact
from thonmoi.schema.units import Dong, Trieu, Ty, Unit

__all__ = ["Dong", "OcopSummary", "ProvinceProgress", "Sourced", "Trieu", "Ty", "Unit", "cite", "fact", "fill", "load_model"]

Record.register("to", fill)
Record.register("cite", cite)
