"""Small source files of our own in the publishers' formats, for tests that build a record."""

from __future__ import annotations

from pathlib import Path

HEAD = '"Date","Troops","Police","Experts"\n'
MONTHS = ("1995-01-31", "1995-02-28", "1995-03-31")


def contributor_files(folder: Path, months: tuple[str, ...] = MONTHS, *, step: int = 7) -> list[Path]:
    """Write IPI contributor tables of three countries, with figures that change every month."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for place, (name, count) in enumerate((("Ghana", 3800), ("Nepal", 3650), ("Uruguay", 3930))):
        rows = [f"{month},{count + step * n},{10 + place + n},NA\n" for n, month in enumerate(months)]
        path = folder / f"{name}.csv"
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        paths.append(path)
    return paths
