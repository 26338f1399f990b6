"""Drives a running bot with its callers' own clients: one line for each promise.

usage: run.py KAOPU REPOSITORY PROGRAMS NODE_MODULES
KAOPU is the command, PROGRAMS the folder of the Python environment's programs.
`./dev clients` installs what is needed and runs it.
"""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

KAOPU, REPOSITORY, PROGRAMS, MODULES = (Path(argument).resolve() for argument in sys.argv[1:5])
HERE = Path(__file__).resolve().parent
SHOP, TOKEN, ADMIN = "xiaoman", "clients-of-the-shop", "clients-of-the-operator"
failed = False


def promise(title, kept):
    """Says whether a promise is kept, with its figure and how long it took to find out."""
    global failed
    began = time.monotonic()
    try:
        mark, figure = "✓", kept()
    except Exception as error:  # what a client raises is what it would tell its user
        mark, figure, failed = "✗", f"{type(error).__name__}: {error}"[-20000:], True
    print(f"{mark} {title}: {figure} … {time.monotonic() - began:.1f} s", flush=True)


def run(*arguments, **options):
    done = subprocess.run(
        [str(argument) for argument in arguments],
        capture_output=True, text=True, timeout=120, **options,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-20000:]
    return done.stdout


ENVIRONMENT = {
    "KAOPU_PASSPHRASE": "only for these clients",
    "KAOPU_ENCODER": "none",
    "PATH": os.environ["PATH"],
}


def export(folder, name):
    """The sample as the next release."""
    run(KAOPU, "export", folder / "sample-kb", "--key", folder / "shop.key",
        "--out", folder / name, env=ENVIRONMENT)


def serve(folder, bundle, more=""):
    """Serves a bundle; the process and its address."""
    name = re.sub(r"\W", "-", bundle)
    (folder / f"{name}.toml").write_text(
        f'listen = "127.0.0.1:0"\ndemo = true\nadmin_tokens = ["{ADMIN}"]\n'
        f'[tenants.{SHOP}]\nbundle = "{bundle}"\nkeys = ["shop.pub"]\n'
        f'tokens = ["{TOKEN}"]\nexplain = true\n{more}'
    )
    with open(folder / "bot.log", "ab") as log:
        process = subprocess.Popen(
            [KAOPU, "serve", "--config", f"{name}.toml", "--json"],
            cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=log, text=True,
        )
    document = ""
    while not document.endswith("}\n"):
        line = process.stdout.readline()
        assert line, (folder / "bot.log").read_text()[-2000:]
        document += line
    return process, json.loads(document)["listening"]


def told(address, session, text):
    """What the bot's own interface says."""
    request = urllib.request.Request(
        f"http://{address}/v1/{SHOP}/sessions/{session}/messages",
        data=json.dumps({"text": text}).encode(),
        headers={"Authorization": f"Bearer {TOKEN}"},
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def openai_client(address):
    import openai

    client = openai.OpenAI(base_url=f"http://{address}/v1/{SHOP}", api_key=TOKEN, max_retries=0)
    ask = lambda **more: client.chat.completions.create(
        model="kaopu", messages=[{"role": "user", "content": "有什么锅"}], **more
    )
    turn = told(address, "own", "有什么锅")
    lines = [reply["text"] for reply in turn["replies"]]
    lines += [option["label"] for option in turn["options"]]
    whole = ask().choices[0].message.content
    assert whole == "\n".join(lines), whole
    pieces = [chunk.choices[0].delta.content or "" for chunk in ask(stream=True)]
    assert "".join(pieces) == whole, pieces
    assert ask(user="openai").choices[0].message.content == whole
    try:
        openai.OpenAI(base_url=client.base_url, api_key="wrong", max_retries=0).models.list()
    except openai.NotFoundError:
        pass
    try:
        other = openai.OpenAI(base_url=client.base_url, api_key="wrong", max_retries=0)
        other.chat.completions.create(model="x", messages=[{"role": "user", "content": "在吗"}])
        raise AssertionError("a wrong key was let in")
    except openai.AuthenticationError:
        pass
    return "the same words, whole, streamed and in a conversation; a wrong key is refused"


def azure_client(address):
    from azure.ai.language.questionanswering import QuestionAnsweringClient
    from azure.core.credentials import AzureKeyCredential
    from azure.core.exceptions import ClientAuthenticationError

    def client(key):
        endpoint = f"http://{address}/v1/{SHOP}"
        return QuestionAnsweringClient(endpoint, AzureKeyCredential(key))

    def ask(bot, **question):
        found = bot.get_answers(
            project_name="p", deployment_name="production", **question
        )
        return found.answers[0]

    bot = client(TOKEN)
    exact = ask(bot, question="什么时候发货")
    own = told(address, "azure-own", "什么时候发货")
    assert exact.answer == "\n".join(reply["text"] for reply in own["replies"]), exact.answer
    assert exact.metadata["entry"] == own["entry"] and exact.confidence > 0.5, exact.metadata
    assert exact.qna_id > 0 and exact.questions, (exact.qna_id, exact.questions)
    again = ask(bot, qna_id=exact.qna_id)
    assert again.metadata["entry"] == own["entry"], again.metadata
    asked_back = ask(bot, question="有什么锅", user_id="azure")
    labels = [prompt.display_text for prompt in asked_back.dialog.prompts]
    assert labels == [option["label"] for option in told(address, "o", "有什么锅")["options"]]
    unknown = ask(bot, question="你们是什么妖怪")
    assert unknown.qna_id == -1 and unknown.confidence == 0 and unknown.answer, unknown
    try:
        ask(client("wrong"), question="在吗")
        raise AssertionError("a wrong key was let in")
    except ClientAuthenticationError:
        pass
    return f"the same entry by question and by id ({exact.qna_id}), prompts, and −1 for none"


def demo(address, folder):
    from browser import Browser

    with Browser() as browser:
        browser.open(f"http://{address}/demo")
        browser.type("#text", "有什么锅")
        browser.type("#token", TOKEN)
        choices = browser.find(".choices button")
        labels = [browser.text(one) for one in choices]
        assert labels == [option["label"] for option in told(address, "d", "有什么锅")["options"]]
        browser.click(choices[1])
        browser.type("#text:enabled", "我吃了你们家的饼干，过敏了，喘不上气")
        became = browser.text(browser.find(".human")[0])
        assert "人工" in became, became
        browser.picture(os.environ.get("KAOPU_PICTURE", folder / "demo.png"))
        complaints = browser.complaints()
        assert not complaints, complaints
    return f"{len(labels)} choices as buttons, one taken; 「{became}」"


def botium(address, folder):
    (folder / "token").write_text(TOKEN)
    out = run("node", HERE / "botium" / "run.mjs",
              f"http://{address}/v1/{SHOP}/webhooks/rest/webhook", folder / "token", MODULES)
    return f"{json.loads(out.splitlines()[-1])['conversations']} conversations"


def operated(address, path, method="GET"):
    """What the bot tells its operator."""
    request = urllib.request.Request(
        f"http://{address}{path}", method=method, headers={"Authorization": f"Bearer {ADMIN}"}
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def object_storage(folder):
    """A bundle that comes from moto's S3: the next one, one that can't be, and none that is new."""
    import boto3

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    requests = folder / "moto.log"
    with open(requests, "wb") as log:
        moto = subprocess.Popen(
            [PROGRAMS / "moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log
        )
    bot = None
    try:
        endpoint = f"http://127.0.0.1:{port}"
        until("moto answers", lambda: socket.create_connection(("127.0.0.1", port)).close() is None)
        secrets = {"access_key": "AKIDMOTO", "secret_key": "only for these clients"}
        storage = boto3.client(
            "s3", endpoint_url=endpoint, region_name="us-east-1",
            aws_access_key_id=secrets["access_key"], aws_secret_access_key=secrets["secret_key"],
        )
        storage.create_bucket(Bucket="shop")
        put = lambda content: storage.put_object(Bucket="shop", Key="live.kbx", Body=content)
        put((folder / "shop.kbx").read_bytes())
        keys = "".join(f'{name} = "{value}"\n' for name, value in secrets.items())
        bot, address = serve(
            folder, "s3://shop/live.kbx",
            "poll_seconds = 1\nmin_load_seconds = 0\n"
            f'[tenants.{SHOP}.s3]\nendpoint = "{endpoint}"\n{keys}',
        )
        status = lambda: operated(address, "/status")["tenants"][SHOP]
        serves = lambda number: lambda: (status()["release"] or {}).get("seq") == number
        until("the first release is served", serves(1))
        export(folder, "next.kbx")
        put((folder / "next.kbx").read_bytes())
        until("the next release is served", serves(2))
        put(b"no bundle at all")
        until("what is none is refused", lambda: status()["last_refusal"] is not None)
        code = status()["last_refusal"]["code"]
        assert serves(2)(), status()
        put((folder / "next.kbx").read_bytes())
        unchanged = lambda: requests.read_text().count('" 304 ')
        until("it is told that nothing is new", lambda: unchanged() > 0)
        return f"two releases served, no bundle refused ({code}), 304 where nothing was new"
    finally:
        for process in [bot, moto]:
            if process:
                process.terminate()
                process.wait(30)


def until(what, holds):
    """Waits for something, half a minute at most."""
    end = time.monotonic() + 30
    while True:
        try:
            if holds():
                return
        except OSError:
            pass
        assert time.monotonic() < end, f"it never came to be that {what}"
        time.sleep(0.1)


def schemathesis(address, folder):
    document = json.loads((REPOSITORY / "docs" / "openapi.json").read_text())
    with urllib.request.urlopen(f"http://{address}/openapi.json") as served:
        assert json.load(served) == document, "docs/openapi.json is not what is served"
    paths, requests = 0, 0
    theirs, ours = "^/(v1|webhooks|healthz|readyz|demo)", "^/(status|admin|metrics)"
    for token, include in [(TOKEN, theirs), (ADMIN, ours)]:
        out = run(
            PROGRAMS / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run",
            REPOSITORY / "docs" / "openapi.json", "--url", f"http://{address}",
            "--header", f"Authorization: Bearer {token}", "--include-path-regex", include,
            "--exclude-path-regex", "/handoffs$", "--phases", "coverage,fuzzing",
            "--max-examples", "20", "--seed", "1", "--generation-database", "none", "--no-color",
            "--request-timeout", "10", cwd=folder,
            env={**os.environ, "PYTHONPATH": str(HERE), "SCHEMATHESIS_HOOKS": "schemathesis_hooks"},
        )
        paths += sum(bool(re.search(include, path)) for path in document["paths"])
        requests += int(re.search(r"(\d+) generated", out)[1])
    # One of the paths is a stream without an end.
    return f"{paths - 1} paths answer as docs/openapi.json says to {requests} requests"


with tempfile.TemporaryDirectory() as place:
    place = Path(place)
    run(KAOPU, "key", "new", place / "shop.key", env=ENVIRONMENT)
    subprocess.run(["cp", "-r", REPOSITORY / "sample-kb", place / "sample-kb"], check=True)
    export(place, "shop.kbx")
    process, address = serve(place, "shop.kbx")
    try:
        promise("openai's client", lambda: openai_client(address))
        promise("azure-ai-language-questionanswering", lambda: azure_client(address))
        promise("botium over Rasa's REST channel", lambda: botium(address, place))
        promise("the demo page in Chromium", lambda: demo(address, place))
        promise("schemathesis", lambda: schemathesis(address, place))
        promise("moto's S3", lambda: object_storage(place))
        log = (place / "bot.log").read_text()
        promise("no bug was met", lambda: log.count("a bug") == 0 and "0 panics" or 1 / 0)
    finally:
        process.terminate()
        process.wait(30)
sys.exit(failed)
