"""What a process and those below it take."""
import os
import pathlib
import resource
import statistics
import subprocess
import threading
import time


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cost(*command):
    """Processor seconds, user and system, of a command and all that it waited for."""
    before = processor_seconds()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return processor_seconds() - before


def tree(top):
    """The ids of a process and all below it."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = pathlib.Path(f"/proc/{entry}/stat").read_text().rsplit(") ", 1)[1].split()
                parents.setdefault(int(fields[1]), []).append(int(entry))
            except OSError:
                pass
    out, open_ = [], [top]
    while open_:
        out.append(open_.pop())
        open_ += parents.get(out[-1], [])
    return out


def memory(top):
    """Bytes held by a process and all below it, shared pages counted once between them."""
    total = 0
    for process in tree(top):
        try:
            for line in pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
        except OSError:
            pass
    return total


def watched(command):
    """Runs a command; gives what it printed, its processor seconds, and the most memory seen."""
    before = processor_seconds()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    most = 0

    def watch():
        nonlocal most
        while process.poll() is None:
            most = max(most, memory(process.pid))
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out = process.stdout.read().decode()
    process.wait()
    watcher.join()
    return out, processor_seconds() - before, most


def milliseconds(*command, times=40):
    """The middle of many runs, from start to exit."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def empty_program(folder):
    """An empty Swift program, built for release."""
    source = pathlib.Path(folder, "empty.swift")
    source.write_text("")
    out = str(pathlib.Path(folder, "empty"))
    subprocess.run(["swiftc", "-O", "-static-stdlib", str(source), "-o", out], check=True)
    return out


def size(place):
    """Bytes of a file, or of all files below a folder."""
    place = pathlib.Path(place)
    return place.stat().st_size if place.is_file() else sum(p.stat().st_size for p in place.rglob("*") if p.is_file())
