"""The data of a brief as a bundle: its figures, charts, citations and the brief itself in one zip file."""

from __future__ import annotations

import json
from pathlib import Path

from contingent.presenting.briefs.as_json import text as json_text
from contingent.presenting.briefs.citations import as_bibtex, as_csl, as_ris, sources_of
from contingent.presenting.briefs.lines import about_line, end_line
from contingent.presenting.briefs.markdown import markdown
from contingent.presenting.briefs.model import Brief
from contingent.presenting.export.bundle import pack, resource
from contingent.presenting.export.files import parts_of
from contingent.presenting.export.plain import write_lines
from contingent.record.record import Record

HEAD = ("section", "label", "sentence", "notes")
"""The fields that every row of figures begins with; those of its figure or fact follow."""


def write_data(record: Record, brief: Brief, path: Path) -> int:
    """Write the zip file and return how many rows of figures are in it. The same brief gives the same bytes."""
    folder = parts_of(path)
    folder.mkdir()
    rows = _rows(brief)
    fields = (*HEAD, *dict.fromkeys(name for row in rows for name in row if name not in HEAD))
    write_lines(folder / "figures.csv", fields, ([row.get(name) for name in fields] for row in rows))
    for section in brief.sections:
        for chart in section.charts:
            (folder / f"chart-{section.id}-{chart.name}.csv").write_text(chart.csv(), encoding="utf-8")
            (folder / f"chart-{section.id}-{chart.name}.svg").write_text(chart.svg(), encoding="utf-8")
    for name, made in _texts(record, brief).items():
        (folder / name).write_text(made, encoding="utf-8")
    package = {
        "name": "contingent-brief",
        "title": f"{brief.title}, {brief.month.spoken}",
        "version": brief.record,
        "sources": [{"title": s.title, "path": s.url, "publisher": s.publisher} for s in sources_of(record, brief)],
        "resources": [resource(file) for file in sorted(folder.iterdir())],
    }
    made = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(made, encoding="utf-8")
    pack(folder, path)
    return len(rows)


def _texts(record: Record, brief: Brief) -> dict[str, str]:
    return {
        "brief.md": markdown(brief),
        "brief.json": json_text(brief),
        "citations.bib": as_bibtex(record, brief),
        "citations.ris": as_ris(record, brief),
        "citations.csl.json": as_csl(record, brief),
        "README.md": _readme(record, brief),
    }


def _rows(brief: Brief) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for section in brief.sections:
        told = [(p.label, one.text, one.notes, one.data) for p in section.points for one in p.sentences]
        told += [("Table", table.caption, table.notes, table.data) for table in section.tables]
        for label, text, notes, data in told:
            marks = "; ".join(map(str, brief.numbers(notes)))
            for datum in data or ({},):
                rows.append({"section": section.id, "label": label, "sentence": text, "notes": marks, **datum})
    return rows


def _readme(record: Record, brief: Brief) -> str:
    licences = "\n".join(f"- {source.publisher}: {source.licence}" for source in sources_of(record, brief))
    return (
        f"# The data of a brief: {brief.title}\n\n{about_line(brief)}. {end_line(brief)}\n\n"
        "- `figures.csv`: every figure and fact that a sentence or table states, with the document and place\n"
        "- `chart-*.csv`, `chart-*.svg`: what each chart draws, and the chart\n"
        "- `brief.md`, `brief.json`: the brief\n"
        "- `citations.bib`, `.ris`, `.csl.json`: exactly what was used\n\n"
        f"Cite the producers. Their terms:\n\n{licences}\n"
    )
