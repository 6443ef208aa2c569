"""A game on the coast of toyland: small, and placed by its own concepts."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.toyland.book import FOLDER

TUG = """format: foedus/1
kind: game
name: tug
label: The tug of war
text: Small enough to be solved while one waits.
base: patron_client
grid: {n_kappa: 5, n_gamma: 5}
parameters:
  beta: {value: 0.9, basis: "Chosen, not estimated."}
placement:
  kappa: {concept: crown_secure, from: 0, to: 1}
  gamma: {concept: patron_trusted, from: -1, to: 1}
  threat: storm_threat
  standing: none
  why: Invented.
"""


def with_game(folder: Path, game: str = TUG, named: str = "games/tug.yaml") -> Path:
    """The toyland study in a folder of its own, with a game asked about its towns."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    (folder / "games").mkdir()
    (folder / "games" / "tug.yaml").write_text(game, encoding="utf-8")
    head = folder / "study.yaml"
    said = head.read_text(encoding="utf-8")
    asked = said.replace("\ndesign_rule:", f"\ngames: [{named}]\ndesign_rule:", 1)
    head.write_text(asked, encoding="utf-8")
    return folder
