import stat
import struct
from zipfile import ZIP_BZIP2, ZipFile, ZipInfo

import pytest

from careers.management.formats.guard import STANDARD_LIMITS, FormatError, Limits, open_package
from careers.tests.official import write_zip


def read(paths, name, limits=STANDARD_LIMITS):
    with open_package(paths, limits) as package, package.text(name) as text:
        return text.read()


def entry(path, name, **changed):
    info = ZipInfo(name)
    for key, value in changed.items():
        setattr(info, key, value)
    with ZipFile(path, "w") as archive:
        archive.writestr(info, "text")
    return path


def test_package_reads_a_file_of_any_zip_by_its_bare_name(tmp_path):
    one = write_zip(tmp_path / "1.zip", {"a/b/one.txt": "\ufeffUno\r\n"})
    two = write_zip(tmp_path / "2.zip", {"two.txt": "Dos"})

    assert read([one, two], "one.txt") == "Uno\r\n"
    assert read([one, two], "two.txt") == "Dos"


def test_package_knows_its_files_and_their_paths(tmp_path):
    path = write_zip(tmp_path / "1.zip", {"a/": "", "a/one.txt": "Uno"})

    with open_package([path]) as package:
        assert ("one.txt" in package, "a" in package) == (True, False)
        assert package.paths == ["a/one.txt"]


def test_a_file_that_is_missing_or_there_twice_is_refused(tmp_path):
    paths = [write_zip(tmp_path / name, {"one.txt": "Uno"}) for name in ("1.zip", "2.zip")]

    with pytest.raises(FormatError, match=r"one\.txt is there 2 times and not once"):
        read(paths, "one.txt")
    with pytest.raises(FormatError, match=r"two\.txt is there 0 times"):
        read(paths, "two.txt")


@pytest.mark.parametrize(
    "name", ["../one.txt", "a/../../one.txt", "/etc/one.txt", "C:/one.txt", "..\\one.txt", "./"]
)
def test_a_path_that_leaves_the_zip_is_refused(tmp_path, name):
    path = entry(tmp_path / "1.zip", "x")
    with ZipFile(path, "w") as archive:
        archive.writestr(name, "text")

    with pytest.raises(FormatError, match="not a path inside the zip"):
        read([path], "one.txt")


def test_a_link_is_refused(tmp_path):
    path = entry(tmp_path / "1.zip", "one.txt", external_attr=(stat.S_IFLNK | 0o777) << 16)

    with pytest.raises(FormatError, match="not a plain file"):
        read([path], "one.txt")


def test_an_unknown_way_of_packing_is_refused(tmp_path):
    path = entry(tmp_path / "1.zip", "one.txt", compress_type=ZIP_BZIP2)

    with pytest.raises(FormatError, match="encrypted or packed in an unknown way"):
        read([path], "one.txt")


def test_an_encrypted_file_is_refused(tmp_path):
    path = write_zip(tmp_path / "1.zip", {"one.txt": "Uno"})
    data = bytearray(path.read_bytes())
    flags = data.index(b"PK\x01\x02") + 8
    data[flags : flags + 2] = struct.pack("<H", 1)
    path.write_bytes(data)

    with pytest.raises(FormatError, match="encrypted"):
        read([path], "one.txt")


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(entries=1), "More than 1 files"),
        (Limits(unpacked_bytes=9_999), "More than 9,999 bytes when unpacked"),
        (Limits(packed_bytes=50), "More than 50 bytes"),
    ],
)
def test_more_than_allowed_is_refused(tmp_path, limits, reason):
    path = write_zip(tmp_path / "1.zip", {"one.txt": "x" * 9_999, "two.txt": "y"})

    with pytest.raises(FormatError, match=reason):
        read([path], "one.txt", limits)


def test_limits_hold_for_all_zips_together(tmp_path):
    paths = [write_zip(tmp_path / f"{n}.zip", {f"{n}.txt": "x" * 60}) for n in (1, 2)]

    assert read(paths, "1.txt", Limits(unpacked_bytes=120)) == "x" * 60
    with pytest.raises(FormatError, match="More than 119 bytes"):
        read(paths, "1.txt", Limits(unpacked_bytes=119))


def test_a_zip_that_declares_less_than_it_holds_is_damaged(tmp_path):
    path = write_zip(tmp_path / "1.zip", {"one.txt": "x" * 100_000})
    data = bytearray(path.read_bytes())
    size = data.index(b"PK\x01\x02") + 24
    data[size : size + 4] = struct.pack("<I", 10)
    path.write_bytes(data)

    with pytest.raises(FormatError, match=r"one\.txt is damaged"):
        read([path], "one.txt")


def test_text_that_is_not_utf8_is_damaged(tmp_path):
    path = write_zip(tmp_path / "1.zip", {"one.txt": b"caf\xe9"})

    with pytest.raises(FormatError, match=r"one\.txt is damaged"):
        read([path], "one.txt")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"text"])
def test_what_is_no_zip_is_refused(tmp_path, content):
    path = tmp_path / "1.zip"
    path.write_bytes(content)

    with pytest.raises(FormatError, match="is no zip file"):
        read([path], "one.txt")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(FormatError, match="cannot be opened"):
        read([tmp_path / "1.zip"], "one.txt")
