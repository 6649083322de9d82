"""What the record is made of, as rows: measures, sources, coverage, quality flags."""

from __future__ import annotations

from contingent.model.month import ranges
from contingent.record.coverage import DETAIL, Coverage, coverage
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.measures import all_measures

MEASURE_FIELDS = ("measure", "name", "unit", "types", "valid_since", "definition")
SOURCE_FIELDS = ("source", "publisher", "title", "covers", "cadence", "licence", "url", "out_of_scope")
COVERAGE_FIELDS = ("detail", "months", "status", "by_sex", "staff_apart", "police_split", "documents")
MONTHLY_FIELDS = ("month", "detail", *COVERAGE_FIELDS[2:-1], "contributors", "missions", "rows", "documents")
FLAG_FIELDS = ("rule", "month", "contributor", "mission", "personnel_type", "value", "expected", "note")


def measures() -> Rows:
    """Return one row a measure."""
    rows = tuple(
        {
            "measure": measure.id,
            "name": measure.name,
            "unit": measure.unit,
            "types": " + ".join(measure.types),
            "valid_since": str(measure.valid_since) if measure.valid_since else None,
            "definition": measure.definition,
        }
        for measure in all_measures().values()
    )
    return Rows(MEASURE_FIELDS, rows, {}, brief=("measure", "unit", "valid_since", "definition"))


def sources(record: Record) -> Rows:
    """Return one row a source of the record."""
    rows = tuple(
        {
            "source": source.id,
            "publisher": source.publisher,
            "title": source.title,
            "covers": source.covers,
            "cadence": source.cadence,
            "licence": source.licence,
            "url": source.url,
            "out_of_scope": "; ".join(source.out_of_scope),
        }
        for source in record.sources
    )
    return Rows(SOURCE_FIELDS, rows, {"record": record.version}, brief=SOURCE_FIELDS[:6])


def coverage_rows(record: Record, *, monthly: bool = False) -> Rows:
    """Return coverage: one row a granularity and month, or (the default) a row a run of alike months."""
    entries = coverage(record.columns, record.flags)
    about = {"record": record.version}
    if monthly:
        return Rows(MONTHLY_FIELDS, tuple(_described(entry) for entry in entries), about)
    runs: list[list[Coverage]] = []
    for entry in entries:
        if runs and _alike(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    rows = tuple(
        {**_described(run[0]), "months": ranges([entry.month for entry in run])[0], "documents": _documents(run)}
        for run in runs
    )
    return Rows(COVERAGE_FIELDS, rows, about, notes=("not covered means unknown, never zero",))


def flags(record: Record) -> Rows:
    """Return one row a quality flag. The figures themselves stay as printed."""
    rows = ({name: getattr(flag, name) for name in FLAG_FIELDS} | {"month": str(flag.month)} for flag in record.flags)
    return Rows(FLAG_FIELDS, tuple(rows), {"record": record.version})


def _alike(one: Coverage, other: Coverage) -> bool:
    return _kind(one) == _kind(other)


def _kind(entry: Coverage) -> tuple[object, ...]:
    return entry.granularity, entry.status, entry.by_sex, entry.staff_apart, entry.police_split


def _documents(run: list[Coverage]) -> int:
    return len({name for entry in run for name in entry.documents})


def _described(entry: Coverage) -> Row:
    return {
        "month": str(entry.month),
        "detail": DETAIL[entry.granularity],
        "status": entry.status,
        "by_sex": entry.by_sex,
        "staff_apart": entry.staff_apart,
        "police_split": entry.police_split,
        "contributors": entry.contributors,
        "missions": entry.missions,
        "rows": entry.rows,
        "documents": len(entry.documents),
    }
