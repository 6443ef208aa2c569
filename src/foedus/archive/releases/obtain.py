"""Obtaining: a release into the cache, from its official address or from a folder that has it."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from foedus.archive.releases.cache import Cache, Receipt, copied, digest, safe
from foedus.archive.releases.download import Limits, Tell, download
from foedus.archive.releases.layouts import files_of, official, where_to_get
from foedus.archive.releases.locate import locate
from foedus.archive.releases.problems import DataError, refusal
from foedus.archive.releases.reach import Reach, refuse_offline
from foedus.archive.releases.read import read_release
from foedus.archive.releases.sheet import Sheet
from foedus.panel.release import Address, Release


def from_folder(sheet: Sheet, folder: Path, cache: Cache) -> Path:
    """Take a release from a folder into the cache, once it has been read.

    Raises
    ------
    DataError
        If the folder has no file of it, or one that is not what it should be.
    OSError
        If a file cannot be read or written.
    """
    path = locate(sheet.release, folder)
    if path is None:
        raise absent(sheet, folder)
    read_release(sheet, path)
    cache.root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache.root, prefix=".new-") as held:
        # What enters is read again: somebody may write to the folder meanwhile.
        copy = copied(path, Path(held) / safe(path.name))
        read_release(sheet, copy)
        return cache.put(sheet.release, copy, Receipt(copy.name, digest(copy), path.name))


def absent(sheet: Sheet, folder: Path) -> DataError:
    """The error of a folder that lacks a release, or is not there itself."""
    if not folder.is_dir():
        found, remedy = "no such folder", "make it, or name the one that has the files"
        return refusal(str(folder), "FD701", found, "a folder with data files", remedy)
    found = f"no file of {sheet.release.title} {sheet.release.version}"
    expected = f"{files_of(sheet.release.layouts)}, plain, or within a zip or gzip file"
    return refusal(str(folder), "FD701", found, expected, where_to_get(sheet.release))


def unfetched(root: Path, release: Release | None = None) -> DataError:
    """The error of a cache that lacks a release, or has none at all.

    Examples
    --------
    >>> unfetched(Path("cache")).problems[0].found
    'no data file yet'
    """
    if release is None:
        remedy = "`foedus data list` shows what there is, `foedus data get NAME` fetches it"
        return refusal(str(root), "FD701", "no data file yet", "at least one release", remedy)
    found = f"no file of {release.title} {release.version}"
    return refusal(str(root), "FD701", found, files_of(release.layouts), where_to_get(release))


def from_network(
    sheet: Sheet, cache: Cache, reach: Reach, tell: Tell, limits: Limits | None = None
) -> Path:
    """Fetch a release from its official address into the cache, once it has been read.

    The addresses are tried in order; the cache is touched only by a file that is whole, has
    the digest that is known of it, and reads as the release.

    Raises
    ------
    DataError
        If there is no address, or none of them gives the file.
    OSError
        If the cache cannot be written.
    """
    release = sheet.release
    failed: list[DataError] = []
    for address in release.addresses:
        try:
            return _from(sheet, address, cache, reach, tell, limits or Limits())
        except DataError as error:
            failed.append(error)
    if failed:
        raise DataError([each for error in failed for each in error.problems])
    found = "no address from which it can be fetched"
    then = f"; then `foedus data get {release.name} --from FOLDER`" if official(release) else ""
    remedy = f"{where_to_get(release)}{then}"
    raise refusal(release.page, "FD727", found, "a file fetched by hand", remedy)


def _from(
    sheet: Sheet, address: Address, cache: Cache, reach: Reach, tell: Tell, limits: Limits
) -> Path:
    refuse_offline(address.url, reach)
    part = cache.part(sheet.release, address.url)
    name = safe(unquote(PurePosixPath(urlsplit(address.url).path).name))
    with part.alone(address.url), tempfile.TemporaryDirectory(dir=part.file.parent) as folder:
        found = download(address, part, reach, limits, tell)
        # The layout is told by the name, which a part does not have.
        whole = part.file.rename(Path(folder) / name)
        part.drop()
        read_release(sheet, whole)
        receipt = Receipt(name, found.sha256, address.url, found.is_sized)
        return cache.put(sheet.release, whole, receipt)
