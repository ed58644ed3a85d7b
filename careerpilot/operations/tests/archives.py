"""Archives that are not what they should be."""

import io
import json
import tarfile
from hashlib import sha256

from careerpilot.operations.archive import FORMAT, VERSION


def manifest_of(contents, **changes):
    members = [
        {"name": name, "size": len(data), "sha256": sha256(data).hexdigest()}
        for name, data in contents.items()
    ]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": "2026-11-02T09:00:00+00:00",
        "server": "18.6",
        "members": members,
    }
    return json.dumps(document | changes).encode()


def write_tar(path, contents, *, extra=()):
    """A tar.gz of `contents` (name to bytes) and of `extra` (headers without content)."""
    with tarfile.open(path, "w:gz") as archive:
        for header in extra:
            archive.addfile(header)
        for name, data in contents.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    return path


def contents_of(path):
    with tarfile.open(path, "r:gz") as archive:
        return {header.name: archive.extractfile(header).read() for header in archive}
