"""The printed forms of the report that read line by line: where each kind of cell starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cell = Literal["country", "mission", "type", "mission total", "country total", "group total"]
FIGURES = ("male", "female", "total")


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form: its column headings and the horizontal place of its cells, in points.

    `header` is the line of column headings in lower case, whose first word starts within 6 points of `left`.
    `cells` gives for each kind of cell the place up to which its first word may start. `split` is where a second
    cell, the personnel type, starts on lines that have two (0: none has). A lone number up to
    `margin` is a country's ordinal or the count of all rows. `outer` is the level that encloses the other.
    Where `total_from` is given, a line without a number beyond that place has a blank total: it states no count.
    `types_under_missions`: types stand in the column of missions, which have no counts. `totals_above`: countries
    and missions carry their total on their own line, above their rows. `has_grand_total`: the report ends with a
    total or count of all its rows.
    """

    header: str
    left: float
    outer: Literal["country", "mission"]
    cells: tuple[tuple[float, Cell], ...]
    split: float = 0
    margin: float = 0
    total_from: float = 0
    types_under_missions: bool = False
    totals_above: bool = False
    has_grand_total: bool = True

    @property
    def has_ordinals(self) -> bool:
        """Say whether countries are numbered."""
        return self.margin > 0 and self.outer == "country"

    @property
    def rows_name_countries(self) -> bool:
        """Say whether every row of counts begins with its country."""
        return self.outer == "mission" and self.split > 0

    def cell(self, x: float) -> Cell:
        """Name the kind of cell whose first word starts at `x`."""
        return next(cell for end, cell in self.cells if x < end)


_FAR = 10_000.0

FORMS: tuple[Form, ...] = (
    Form(  # 2015-01 to 2017-04, except 2016-11
        "country un mission description m f totals",
        94,
        "country",
        ((170, "country"), (245, "mission"), (300, "type"), (_FAR, "group total")),
        split=245,
        total_from=485,
        has_grand_total=False,
    ),
    Form(  # 2016-11
        "country mission male female total",
        34,
        "country",
        ((145, "country"), (_FAR, "mission")),
        margin=42,
        types_under_missions=True,
    ),
    Form(  # 2017-05 to 2018-02
        "country mission post male female total",
        49,
        "country",
        ((175, "country"), (280, "mission"), (335, "type"), (470, "country total"), (_FAR, "mission total")),
        margin=42,
    ),
    Form(  # 2018-03 to 2019-08, without missions
        "country name post male female total",
        43,
        "country",
        ((200, "country"), (_FAR, "type")),
        margin=36,
    ),
    Form(  # 2019-11
        "mission country male female total post",
        24,
        "mission",
        ((100, "mission"), (_FAR, "country")),
        split=380,
        margin=108,
    ),
    Form(  # 2019-12 and 2020-01
        "mission country description male female total",
        24,
        "mission",
        ((100, "mission"), (245, "country"), (_FAR, "type")),
        split=245,
        margin=108,
    ),
    Form(  # 2020-02 to 2020-12
        "mission contributor description male female total",
        24,
        "mission",
        ((115, "mission"), (240, "country"), (_FAR, "type")),
    ),
    Form(  # 2021-01, totals above their rows
        "mission contributor description male female total",
        71,
        "mission",
        ((125, "mission"), (205, "country"), (_FAR, "type")),
        totals_above=True,
    ),
)
