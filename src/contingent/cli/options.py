"""What the commands share: the record asked of, and the options that mean the same everywhere."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import click

from contingent.errors import InputError
from contingent.model.month import Month

if TYPE_CHECKING:
    from contingent.record.record import Record
    from contingent.record.rows import Rows

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Context:
    """The record that the options of the main command name, as it was known on a day if one is given."""

    folder: str | None
    version: str | None
    known: datetime.date | None = None

    @cached_property
    def record(self) -> Record:
        """The record, opened when first needed, so that help and errors need not wait for it."""
        from contingent.record.record import open_record

        record = open_record(self.folder, self.version)
        return record if self.known is None else record.known_on(self.known)


class MonthType(click.ParamType[Month]):
    """A month written YYYY-MM."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Read the month, or fail with the error of the house."""
        try:
            return value if isinstance(value, Month) else Month.parse(value)
        except InputError as error:
            self.fail(f"{error.what}: {error.to_do}", param, ctx)


MONTH = MonthType()


class DayType(click.ParamType[datetime.date]):
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Read the day, or fail saying how to write it."""
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day: write it as YYYY-MM-DD, as in 2021-02-15", param, ctx)


DAY = DayType()


def form_option(*forms: str) -> Callable[[Command], Command]:
    """Return the option `--format` with the forms a command offers, the first being the default."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="Form of the output."
    )


pass_context = click.make_pass_decorator(Context)


def show(answer: Rows, form: str, *, title: str = "") -> None:
    """Print an answer in the form asked for, as wide as the terminal."""
    from contingent.presenting.tables import render

    width = max(60, shutil.get_terminal_size((120, 24)).columns)
    click.echo(render(answer, form, title=title, width=width), nl=False)
