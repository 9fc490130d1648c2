"""A PostgreSQL server of our own on this computer, for as long as the tests run."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

HOW_TO_GET_IT = "PostgreSQL's programs are not here: apt-get install postgresql"
START_SECONDS = 120
"""Longest wait for the server; a slow computer takes a few seconds."""
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "16MB",
}


class PostgresServer:
    """One server in a temporary folder; started when it is made."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._user = "postgres" if getpass.getuser() == "root" else None
        self._folder = Path(tempfile.mkdtemp(prefix="kloe-postgres-"))
        self._port = _free_port()
        self._databases = 0
        self._is_running = False
        if self._user is not None:
            shutil.chown(self._folder, self._user)
        self._run("initdb", "--username=kloe", "--auth=trust", "--no-sync", "--encoding=UTF8")
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = " ".join(f"-c {name}={value!r}" for name, value in _OPTIONS.items())
        self._run(
            "pg_ctl",
            "start",
            "--wait",
            f"--timeout={START_SECONDS}",
            f"--log={self._folder / 'log'}",
            f"--options={options} -c port={self._port}",
        )
        self._is_running = True

    def stop(self) -> None:
        """End the server at once, as a crash would."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")
        self._is_running = False

    def remove(self) -> None:
        """End the server and remove its folder."""
        if self._is_running:
            self.stop()
        shutil.rmtree(self._folder)

    def new_database(self) -> str:
        """Return the URL of a new, empty database."""
        self._databases += 1
        name = f"kloe_{self._databases}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self._url(name)

    def _url(self, name: str) -> str:
        return f"postgresql://kloe@127.0.0.1:{self._port}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._folder / 'data'}", *arguments]
        with (self._folder.parent / f"{self._folder.name}.out").open("wb") as out:
            subprocess.run(
                command,
                check=True,
                cwd=self._folder,
                stdout=out,
                stderr=out,
                user=self._user,  # the server refuses to be run by root
                group=self._user,
                extra_groups=[] if self._user else None,
            )
        Path(out.name).unlink()


def _programs() -> Path:
    """Return the folder of the server's programs, or skip the test where there is none."""
    found = [Path(path).parent for path in (shutil.which("initdb"),) if path]
    for pattern in _PLACES:
        found += sorted(Path("/").glob(pattern.removeprefix("/")), reverse=True)
    for folder in found:
        if all(os.access(folder / name, os.X_OK) for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    pytest.skip(HOW_TO_GET_IT)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
