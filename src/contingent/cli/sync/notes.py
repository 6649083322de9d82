"""What the lists and totals of a new download say that the vocabulary or the contributions do not."""

from __future__ import annotations

from pathlib import Path

from contingent.sources.addresses import Address, all_addresses
from contingent.sources.data_hub import contributions, latest, operations


def notes(address: Address, data: bytes, folder: Path) -> tuple[str, ...]:
    """Return differences in words: of a list of missions from the vocabulary, of totals from the contributions."""
    if operations.recognises(data, address.file_name):
        return tuple(operations.differences(data, address.file_name))
    if latest.recognises(data, address.file_name):
        return _totals(data, address.file_name, folder / all_addresses()["DPO-UCHISTORICAL"].file_name)
    return ()


def _totals(data: bytes, name: str, file: Path) -> tuple[str, ...]:
    """Compare totals with the contributions of their month, where those are at hand."""
    totals = latest.read_totals(data, name)
    observations = contributions.read(file.read_bytes(), file.name).observations if file.is_file() else ()
    if totals and any(observation.month == totals[0].month for observation in observations):
        return tuple(latest.differences(totals, observations))
    return ()
