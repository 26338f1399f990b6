"""How many messages a running bot answers, how fast, and beside node-nlp behind Node's own HTTP server.

usage: run.py KAOPU REPOSITORY DATA WORK
KAOPU is the optimised command, DATA the folder of the labelled messages, WORK the folder that has node_modules. `./dev bench --bot` builds, installs and runs it.

The servers have one core, whoever asks has another. Each of ROUNDS rounds measures all of them, one after the other; the medians are shown. wrk asks as
fast as it is answered; autocannon asks at a fixed rate, half of what wrk reached, and counts from when it should have asked.
"""

import contextlib
import csv
import http.client
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

KAOPU, REPOSITORY, DATA, WORK = (pathlib.Path(word).resolve() for word in sys.argv[1:5])
HERE = pathlib.Path(__file__).resolve().parent
ROUNDS, SECONDS, CONNECTIONS, SESSIONS = 3, 10, 32, 10_000
SHOP, PATH = "xiaoman", "/v1/xiaoman/sessions/{}/messages"
SERVER_CORE, ASKING_CORE = "0", "1"
LIMITS = "[limits]\nin_flight = 1000\n"


def on(core, *command):
    return [str(word) for word in ("taskset", "-c", core, *command)]


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{command[0]} ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


def asked():
    """What customers ask: other people's wordings, which the sample knows nothing of."""
    lines = (DATA / "zh-shop58" / "test.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t", 1)[1] for line in lines if line]


def export(folder, encoder):
    environment = {"PATH": os.environ["PATH"], "KAOPU_PASSPHRASE": "only for this measurement", "KAOPU_ENCODER": encoder}
    run(KAOPU, "key", "new", folder / "shop.key", env=environment)
    run("cp", "-r", REPOSITORY / "sample-kb", folder / "kb")
    run(KAOPU, "export", folder / "kb", "--key", folder / "shop.key", "--out", folder / "shop.kbx", env=environment)
    tenant = f'[tenants.{SHOP}]\nbundle = "shop.kbx"\nkeys = ["shop.pub"]\n'
    (folder / "bot.toml").write_text(f'listen = "127.0.0.1:0"\n{LIMITS}{tenant}')
    return environment


def announced(process, name):
    """The document that a server prints when it is there."""
    document = ""
    while line := process.stdout.readline():
        document += line
        with contextlib.suppress(json.JSONDecodeError):
            return json.loads(document)
    sys.exit(f"{name} ended: {document}")


@contextlib.contextmanager
def serving(command, ready, **options):
    """A server on its core, once it has said where it listens."""
    process = subprocess.Popen(on(SERVER_CORE, *command), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **options)
    try:
        yield ready(announced(process, command[0])), process.pid
    finally:
        process.terminate()
        process.wait()


def bot(folder, environment):
    command = [KAOPU, "serve", "--config", folder / "bot.toml", "--json"]
    return serving(command, lambda said: said["listening"], cwd=folder, env=environment)


def peer(training):
    environment = {**os.environ, "NODE_PATH": str(WORK / "node_modules")}
    return serving(["node", HERE / "node_nlp_server.js", training], lambda said: said["listening"], env=environment)


def fastest(address, messages):
    """Answers a second, and in which time, when everybody asks again at once."""
    command = on(ASKING_CORE, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", HERE / "ask.lua", f"http://{address}", "--", messages, SESSIONS)
    return json.loads(run(*command).splitlines()[-1])


def steady(address, messages, rate):
    environment = {**os.environ, "NODE_PATH": str(WORK / "node_modules")}
    command = on(ASKING_CORE, "node", HERE / "steady.js", address, messages, rate, SECONDS, CONNECTIONS, SESSIONS)
    return json.loads(run(*command, env=environment).splitlines()[-1])


def memory(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024 / 1e6


def conversations(address, texts):
    """One message in each of SESSIONS conversations."""
    connection = http.client.HTTPConnection(address)
    for number in range(SESSIONS):
        body = json.dumps({"text": texts[number % len(texts)]}).encode()
        connection.request("POST", PATH.format(f"memory-{number}"), body, {"content-type": "application/json"})
        response = connection.getresponse()
        if response.status != 200:
            sys.exit(f"the bot answered {response.status}: {response.read()!r}")
        response.read()


def measured(server, messages):
    with server as (address, pid):
        fastest(address, messages)  # until it is warm
        best = fastest(address, messages)
        return {**best, "steady": steady(address, messages, int(best["per_second"] / 2))}


def more_memory(server, texts):
    with server as (address, pid):
        before = memory(pid)
        conversations(address, texts)
        return before, memory(pid) - before


def main():
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        texts = asked()
        messages = work / "messages.txt"
        messages.write_text("\n".join(texts) + "\n", encoding="utf-8")
        training = work / "training.tsv"
        wordings = [(row["id"], row["question"]) for row in csv.DictReader((REPOSITORY / "sample-kb" / "faqs.csv").open(encoding="utf-8"))]
        wordings += [(row["faq_id"], row["phrasing"]) for row in csv.DictReader((REPOSITORY / "sample-kb" / "phrasings.csv").open(encoding="utf-8"))]
        training.write_text("".join(f"{label}\t{text}\n" for label, text in wordings), encoding="utf-8")
        kinds = {"Kaopu, words alone": "none"}
        if encoder := os.environ.get("KAOPU_ENCODER"):
            kinds["Kaopu"] = encoder
        folders = {}
        for number, (name, encoder) in enumerate(kinds.items()):
            folder = work / str(number)
            folder.mkdir()
            folders[name] = (folder, export(folder, encoder))
        servers = {"node-nlp": lambda: peer(training)}
        servers |= {name: (lambda place=place: bot(*place)) for name, place in folders.items()}
        rounds = {name: [] for name in servers}
        for _ in range(ROUNDS):
            for name, server in servers.items():
                rounds[name].append(measured(server(), messages))
        show(rounds, {name: more_memory(bot(*place), texts) for name, place in folders.items()}, len(texts))


def show(rounds, memories, count):
    middle = lambda name, *path: statistics.median(of(each, path) for each in rounds[name])
    base = middle("node-nlp", "per_second")
    print(f"{count} messages, {CONNECTIONS} connections, {SECONDS} s each, medians of {ROUNDS} rounds\n")
    print("| | answers a second | × node-nlp | p50 / p99 / p99.9 ms | at half: p50 / p99 / p99.9 ms | not answered | memory MB | … for 10,000 conversations |")
    print("|---|---|---|---|---|---|---|---|")
    for name in rounds:
        times = [" / ".join(f"{middle(name, *path, key):.1f}" for key in ("p50", "p99", "p999")) for path in ((), ("steady",))]
        failed = sum(each["failed"] + each["steady"]["failed"] for each in rounds[name])
        kept = [f"{figure:,.0f}" for figure in memories[name]] if name in memories else ["–", "–"]
        rate = middle(name, "per_second")
        print(f"| {name} | {rate:,.0f} | {rate / base:.2f} | {' | '.join(times)} | {failed} | {' | '.join(kept)} |")


def of(found, path):
    for key in path:
        found = found[key]
    return found


if __name__ == "__main__":
    main()
