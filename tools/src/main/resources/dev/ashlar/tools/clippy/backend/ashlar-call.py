"""Carries one call of a CLIPPy client to Ashlar's helper process and brings its answer back.

usage: ashlar-call.py CLASS METHOD run|validate ID JAVA CLASSPATH

It starts the helper if none is there. It imports only what is built into Python: that saves most of the time of a call.
"""
import _socket
import posix
import sys
import time

START_SECONDS = 60
LONGEST_SOCKET_PATH = 103
HELPER = "dev.ashlar.tools.clippy.backend.Helper"


def fail(message):
    posix.write(2, f"ashlar: {message}\n".encode())
    posix._exit(1)


def read_request():
    """The client's line: up to its end, or, from clients that close the pipe instead, up to the end of the stream."""
    parts = []
    while True:
        part = posix.read(0, 1 << 16)
        parts.append(part)
        if not part or part.endswith(b"\n"):
            return b"".join(parts)


def private_directory(name):
    """A directory that only this user can enter: what answers in it is this user's own helper."""
    reason = "there is no place for a socket"
    for base in (posix.environ.get(b"XDG_RUNTIME_DIR"), posix.environ.get(b"TMPDIR"), b"/tmp"):
        if not base or not base.startswith(b"/"):
            continue
        path = base.rstrip(b"/") + b"/ashlar-%d" % posix.getuid()
        if len(path) + 1 + len(name) > LONGEST_SOCKET_PATH:
            continue
        try:
            posix.mkdir(path, 0o700)
        except FileExistsError:
            pass
        except OSError as error:
            reason = str(error)
            continue
        found = posix.lstat(path)
        if found.st_uid == posix.getuid() and found.st_mode & 0o177777 == 0o040700:
            return path
        reason = f"{path.decode(errors='replace')} is not a directory that you alone can enter"
    fail(reason)


def socket_path(install_id, classpath):
    try:
        built = int(posix.stat(classpath.split(":")[0]).st_mtime)
    except OSError:
        fail(f"{classpath.split(':')[0]} is not there: run 'ashlar clippy install' again")
    name = f"clippy-{install_id}-{built:x}".encode()
    return private_directory(name) + b"/" + name


def start_helper(java, classpath, path):
    options = ["-Xlog:disable", "-Xlog:all=error:stderr", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"]
    idle = posix.environ.get(b"ASHLAR_CLIPPY_IDLE")
    if idle:
        options.append(f"-Dashlar.clippy.idle={idle.decode()}")
    actions = [
        (posix.POSIX_SPAWN_OPEN, 0, "/dev/null", posix.O_RDONLY, 0),
        (posix.POSIX_SPAWN_OPEN, 1, "/dev/null", posix.O_WRONLY, 0),
        (posix.POSIX_SPAWN_OPEN, 2, path + b".log", posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC, 0o600),
    ]
    command = [java, *options, "-cp", classpath, HELPER, path]
    try:
        return posix.posix_spawn(java, command, posix.environ, file_actions=actions, setsid=True)
    except OSError as error:
        fail(f"{java} cannot be started: {error}")


def connect(java, classpath, path):
    process = 0
    ends = time.monotonic() + START_SECONDS
    while True:
        connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        try:
            connection.connect(path)
            return connection
        except OSError:
            connection.close()
        if not process:
            process = start_helper(java, classpath, path)
        elif process > 0:
            ended, status = posix.waitpid(process, posix.WNOHANG)
            if ended and status:
                fail(f"the helper process does not start; {path.decode(errors='replace')}.log may say why")
            process = -1 if ended else process  # status 0: another helper is starting
        if time.monotonic() > ends:
            fail(f"the helper process does not answer; {path.decode(errors='replace')}.log may say why")
        time.sleep(0.01)


def write(descriptor, data):
    while data:
        data = data[posix.write(descriptor, data):]


def receive(connection):
    """Passes the answer on; None if the helper went away before it took the request."""
    taken = False
    rest = b""
    while True:
        part = connection.recv(1 << 16)
        if not part:
            break
        *lines, rest = (rest + part).split(b"\n")
        for line in lines:
            kind = line[:1]
            if kind == b"o":
                write(1, line[1:] + b"\n")
            elif kind == b"e":
                write(2, line[1:] + b"\n")
            elif kind == b"x":
                return int(line[1:])
            taken = True
    if taken:
        fail("the helper process ended during the call; what the call changes is stored as a whole or not at all")
    return None


def main(owner, method, mode, install_id, java, classpath):
    request = read_request()
    path = socket_path(install_id, classpath)
    objects = "objects" if posix.environ.get(b"ASHLAR_CLIPPY_RETURN") == b"object" else ""
    line = "line" if request.endswith(b"\n") else ""
    head = "\0".join(("1", owner, method, mode, objects, posix.getcwd(), line, "")).encode(errors="surrogateescape")
    while True:
        connection = connect(java, classpath, path)
        try:
            connection.sendall(head + request)
            connection.shutdown(_socket.SHUT_WR)
            status = receive(connection)
        except (BrokenPipeError, ConnectionResetError):
            status = None
        connection.close()
        if status is not None:
            posix._exit(status)


main(*sys.argv[1:])
