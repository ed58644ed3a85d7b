import stat
import tarfile
from hashlib import sha256

import pytest

from careerpilot.operations.archive import (
    ArchiveError,
    Digested,
    Member,
    read_manifest,
    unpack,
    uploaded_files,
    write_archive,
)
from careerpilot.operations.tests.archives import contents_of, manifest_of, write_tar

DUMP = b"a dump"


@pytest.fixture
def media(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "cvs" / "a").mkdir(parents=True)
    (folder / "cvs" / "a" / "1.pdf").write_bytes(b"%PDF one")
    return folder


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "dump"
    path.write_bytes(DUMP)
    return path


@pytest.fixture
def archive(tmp_path, dump, media):
    target = tmp_path / "archive.tar.gz"
    write_archive(target, dump=dump, media=media, made_at="2026-11-02", server="18.6")
    return target


def test_archive_gives_back_every_byte_and_its_manifest(tmp_path, archive):
    manifest = unpack(archive, tmp_path / "out")

    assert (tmp_path / "out" / "database.dump").read_bytes() == DUMP
    assert (tmp_path / "out" / "files" / "cvs" / "a" / "1.pdf").read_bytes() == b"%PDF one"
    assert manifest.members == (
        Member("database.dump", 6, sha256(DUMP).hexdigest()),
        Member("files/cvs/a/1.pdf", 8, sha256(b"%PDF one").hexdigest()),
    )
    assert (manifest.files, manifest.size, manifest.made_at) == (1, 14, "2026-11-02")


def test_archive_and_what_is_unpacked_can_be_read_by_their_owner_alone(tmp_path, archive):
    unpack(archive, tmp_path / "out")

    unpacked = tmp_path / "out" / "files" / "cvs" / "a" / "1.pdf"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (archive, unpacked)] == [0o600, 0o600]


def test_archive_never_writes_over_a_file(archive, dump, media):
    with pytest.raises(FileExistsError):
        write_archive(archive, dump=dump, media=media, made_at="", server="")


def test_uploaded_files_leaves_out_links_and_hidden_folders(tmp_path, media):
    (tmp_path / "secret").write_text("not an upload")
    (media / "link.pdf").symlink_to(tmp_path / "secret")
    (media / ".restore-1").mkdir()
    (media / ".restore-1" / "old.pdf").write_bytes(b"old")

    assert list(uploaded_files(media)) == [media / "cvs" / "a" / "1.pdf"]


def test_uploaded_files_of_a_folder_that_is_not_there_are_none(tmp_path):
    assert list(uploaded_files(tmp_path / "nothing")) == []


@pytest.mark.parametrize(
    "name",
    ["../out.pdf", "files/../../out.pdf", "/etc/out.pdf", "files//a.pdf", "files", "other.txt"],
)
def test_unpack_refuses_a_name_that_leads_elsewhere(tmp_path, name):
    contents = {"database.dump": DUMP, name: b"x"}
    source = write_tar(tmp_path / "a.tar.gz", contents | {"manifest.json": manifest_of(contents)})

    with pytest.raises(ArchiveError, match="This is no backup of CareerPilot: it holds"):
        unpack(source, tmp_path / "out" / "in")

    assert list(tmp_path.rglob("out.pdf")) == []


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_unpack_refuses_what_is_no_plain_file(tmp_path, kind):
    header = tarfile.TarInfo("files/a.pdf")
    header.type, header.linkname = kind, "/etc/passwd"
    source = write_tar(tmp_path / "a.tar.gz", {"database.dump": DUMP}, extra=[header])

    with pytest.raises(ArchiveError, match=r"it holds 'files/a.pdf'"):
        unpack(source, tmp_path / "out")


def test_unpack_refuses_a_name_that_comes_twice(tmp_path):
    source = tmp_path / "a.tar.gz"
    write_tar(source, {"files/a.pdf": b""}, extra=[tarfile.TarInfo("files/a.pdf")])

    with pytest.raises(ArchiveError, match=r"it holds 'files/a.pdf'"):
        unpack(source, tmp_path / "out")


def test_unpack_refuses_an_archive_that_is_cut_off(tmp_path, archive):
    whole = archive.read_bytes()
    archive.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(ArchiveError, match="damaged"):
        unpack(archive, tmp_path / "out")


def test_unpack_refuses_an_archive_without_a_manifest(tmp_path):
    source = write_tar(tmp_path / "a.tar.gz", {"database.dump": DUMP})

    with pytest.raises(ArchiveError, match="no manifest"):
        unpack(source, tmp_path / "out")


def test_unpack_refuses_a_file_that_is_no_archive(tmp_path):
    source = tmp_path / "a.tar.gz"
    source.write_text("hello")

    with pytest.raises(ArchiveError, match="damaged"):
        unpack(source, tmp_path / "out")


def test_unpack_refuses_content_that_changed(tmp_path, archive):
    contents = contents_of(archive) | {"files/cvs/a/1.pdf": b"%PDF two"}
    source = write_tar(tmp_path / "changed.tar.gz", contents)

    with pytest.raises(ArchiveError, match=r"files/cvs/a/1.pdf is not what the manifest says"):
        unpack(source, tmp_path / "out")


def test_unpack_refuses_a_file_that_the_manifest_does_not_know(tmp_path, archive):
    source = write_tar(tmp_path / "more.tar.gz", contents_of(archive) | {"files/b.pdf": b"b"})

    with pytest.raises(ArchiveError, match=r"files/b.pdf is not what the manifest says"):
        unpack(source, tmp_path / "out")


def test_unpack_refuses_an_archive_that_lacks_a_file_of_its_manifest(tmp_path, archive):
    contents = contents_of(archive)
    del contents["files/cvs/a/1.pdf"]
    source = write_tar(tmp_path / "less.tar.gz", contents)

    with pytest.raises(ArchiveError, match=r"files/cvs/a/1.pdf is not what the manifest says"):
        unpack(source, tmp_path / "out")


def test_unpack_refuses_an_archive_without_a_database(tmp_path):
    contents = {"files/a.pdf": b"a"}
    source = write_tar(tmp_path / "a.tar.gz", contents | {"manifest.json": manifest_of(contents)})

    with pytest.raises(ArchiveError, match="no database"):
        unpack(source, tmp_path / "out")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"not json", "no manifest"),
        (b"[]", "no manifest"),
        (b"{}", "no manifest"),
        (manifest_of({}, members=[{"name": "x"}]), "no manifest"),
        (manifest_of({}, format="another"), "This is no backup of CareerPilot"),
        (manifest_of({}, version=2), "A newer CareerPilot"),
    ],
)
def test_manifest_that_is_not_ours_is_refused(text, reason):
    with pytest.raises(ArchiveError, match=reason):
        read_manifest(text)


def test_digested_stream_hands_on_what_it_reads(dump):
    with dump.open("rb") as stream:
        source = Digested(stream)

        assert [source.read(2), source.read()] == [b"a ", b"dump"]
        assert source.digest.hexdigest() == sha256(DUMP).hexdigest()
