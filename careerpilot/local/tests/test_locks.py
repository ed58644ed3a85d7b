import subprocess

from careerpilot.local.locks import FileLock, is_held


def test_exclusive_lock_keeps_all_others_out_until_it_is_released(tmp_path):
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    first.take()

    assert is_held(tmp_path / "lock")
    assert second.take(patience=0.05) is False
    assert second.take(shared=True, patience=0) is False
    first.release()
    assert second.take(patience=0) is True
    second.release()


def test_shared_locks_live_side_by_side_and_keep_an_exclusive_one_out(tmp_path):
    with FileLock(tmp_path / "lock") as first, FileLock(tmp_path / "lock") as second:
        assert first.take(shared=True, patience=0)
        assert second.take(shared=True, patience=0)
        assert FileLock(tmp_path / "lock").take(patience=0) is False
        assert is_held(tmp_path / "lock") is False


def test_child_process_does_not_inherit_a_lock(tmp_path):
    lock = FileLock(tmp_path / "lock")
    lock.take()
    with subprocess.Popen(["sleep", "60"]) as child:
        lock.release()
        held = is_held(tmp_path / "lock")
        child.kill()

    assert held is False


def test_note_is_read_by_those_who_find_the_lock_taken(tmp_path):
    with FileLock(tmp_path / "lock") as lock:
        lock.take()
        lock.note("a long first word")
        lock.note("here")

        assert (tmp_path / "lock").read_text() == "here"
        assert is_held(tmp_path / "lock")
