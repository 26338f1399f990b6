#!/usr/bin/env python3
"""Verifies a bundle of format 2 (KBX2), by docs/bundle-format.md alone. Linux, Python 3.11.

Left to `minisign` (libsodium): BLAKE2b, what the two signatures of a file cover, of Ed25519 the
equation and that R is not of small order. All else is asked here; nothing is unpacked to disk.
"""
import argparse
import base64
import datetime
import hashlib
import itertools
import json
import os
import re
import stat
import subprocess

MIB, MAX_NUMBER, ROLES = 1 << 20, 4294967295, ("root", "author", "approver")
NN, KEY_ID, NUMBER = "(0[1-9]|[1-5][0-9]|6[0-4])", "([0-9a-f]{16})", "(?:0|[1-9][0-9]{0,9})"
HEX64, TENANT = "[0-9a-f]{64}", "[a-z0-9][a-z0-9-]{0,63}"
RELEASE_COMMENT = f"kbx2-release role=(author|approver) tenant=({TENANT}) epoch=({NUMBER}) seq=({NUMBER})"
TRUST = re.compile(rf"trust/{NN}\.(?:{KEY_ID}\.minisig|root)")
KNOWN = [(rank, re.compile(pattern), limit) for rank, pattern, limit in (
    (0, "manifest", 4 * MIB), (1, rf"sig/{KEY_ID}\.minisig", 1024), (2, r"release\.json", 64 << 10),
    (2, r"evidence/changes\.json", MIB), (2, r"evidence/test-result\.json", 4 * MIB),
    (2, r"evidence/golden\.jsonl|kb/(?:(?:dialogues/[a-z0-9._-]+|kb|persona|care|escalation)\.toml"
        r"|(?:faqs|phrasings|answers|facts|products|synonyms|forbidden|media)\.csv)", 8 * MIB),
    (2, r"kb/media/[0-9a-f]{16}\.(?:png|jpg|gif|webp)", 512 << 10),
    (2, rf"trust/{NN}\.{KEY_ID}\.minisig", 1024), (2, rf"trust/{NN}\.root", 16 << 10))]
NEEDED = {"evidence/changes.json", "evidence/golden.jsonl", "evidence/test-result.json",
          "kb/faqs.csv", "kb/kb.toml", "release.json", "trust/01.root"}
MAGIC = {"png": rb"\x89PNG\r\n\x1a\n", "jpg": rb"\xff\xd8\xff", "gif": rb"GIF8[79]a",
         "webp": rb"(?s:RIFF....WEBP)"}
NAME = re.compile(rb"(?!(?:.*/)?(?:[./]|\Z|(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:[./]|\Z)))"
                  rb"(?!.*\.(?:/|\Z))[a-z0-9._/-]{1,100}")
HIDDEN = re.compile(
    "[\0-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
PICTOGRAPH = ("[\xa9\xae\u203c\u2049\u2100-\u27bf\u2900-\u2bff\u3030-\u303d\u3297-\u3299"
              "\U0001f000-\U0001faff]")
EMOJI = re.compile(
    f"(?<={PICTOGRAPH})[\ufe0e\ufe0f]|(?<=[0-9#*])[\ufe0e\ufe0f](?=\u20e3)"
    f"|(?:(?<={PICTOGRAPH})|(?<={PICTOGRAPH}\ufe0f))\u200d(?={PICTOGRAPH})")
TURN = json.JSONDecoder(object_pairs_hook=len, parse_int=len, parse_float=len, parse_constant=[].index)
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493


class Refused(Exception):
    """Its argument is the code of the document."""


def need(condition, code):
    if not condition:
        raise Refused(code)


def is_sound_point(data):
    """On the curve, canonical, of prime order: by the ladder of RFC 7748, in u = (1+y) / (1-y)."""
    y = int.from_bytes(data, "little") & (2**255 - 1)
    square = (y * y - 1) * (1 - y * y * 121665 * pow(121666, -1, P))  # times another square: x * x
    if not 1 < y < P - 1 or pow(square, (P - 1) // 2, P) != 1:
        return False
    u = (1 + y) * pow(1 - y, -1, P) % P
    points = [(1, 0), (u, 1)]  # the multiple, and the one after it
    for bit in map(int, bin(ORDER)[2:]):
        (a, b), (c, d) = points[bit], points[1 - bit]
        e, f, plus, minus = (c - d) * (a + b), (c + d) * (a - b), (a + b) ** 2, (a - b) ** 2
        points[1 - bit] = (e + f) ** 2 % P, u * (e - f) ** 2 % P
        points[bit] = plus * minus % P, (plus - minus) * (plus + 121665 * (plus - minus)) % P
    return points[0][1] == 0


def decode_base64(data, length, code):
    need(re.fullmatch(rb"(?=(?:.{4})+\Z)[A-Za-z0-9+/]+={0,2}", data), code)
    value = base64.b64decode(data)
    need(len(value) == length and base64.b64encode(value) == data, code)
    return value


def key_id(line, code="key-format", weak="weak-key"):
    value = decode_base64(line.encode("utf-8", "replace"), 42, code)
    need(value[:2] == b"Ed", code)
    need(is_sound_point(value[10:]), weak)
    return value[9:1:-1].hex()


def read_signature(data, ident, code):
    lines = re.fullmatch(rb"untrusted comment: signature from minisign secret key\n(.+)\n"
                         rb"trusted comment: ([^\0-\x1f]*)\n(.+)\n", data)
    need(lines, code)
    first, second = decode_base64(lines[1], 74, code), decode_base64(lines[3], 64, code)
    need(first[:2] == b"ED" and first[9:1:-1].hex() == ident, code)
    need(all(int.from_bytes(part[-32:], "little") < ORDER for part in (first, second)), code)
    return lines[2].decode("ascii", "replace")


def holds(message, signature, key):
    with (open(os.memfd_create("message"), "wb", 0) as file,
          open(os.memfd_create("signature"), "wb", 0) as other):
        file.write(message)
        other.write(signature)
        one, two = file.fileno(), other.fileno()
        command = f"minisign -V -m /dev/fd/{one} -x /dev/fd/{two} -q -P".split() + [key]
        return subprocess.run(command, pass_fds=(one, two), capture_output=True).returncode == 0


def header(name, size):
    ids, zero = b"0000000\0" * 2, b"00000000000\0"
    begin = name.ljust(100, b"\0") + b"0000644\0" + ids + b"%011o\0" % size + zero
    end = b"0" + bytes(100) + b"ustar\00000" + bytes(64) + ids + bytes(167)
    return begin + b"%06o\0 " % (sum(begin) + sum(end) + 8 * 32) + end


def entry_name(raw, code):
    need(NAME.fullmatch(raw), code)
    name = raw.decode("ascii")
    known = ((rank, limit) for rank, pattern, limit in KNOWN if pattern.fullmatch(name))
    rank, limit = next(known, (2, None))
    return (rank, name), limit  # None: this version does not know it


def read_container(path, is_root_file=False):
    try:
        need(stat.S_ISREG(os.lstat(path).st_mode), "not-a-file")
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            data = file.read(64 * MIB + 1)
    except OSError:
        raise Refused("io") from None
    need(len(data) <= 64 * MIB, "too-large")
    need(data.startswith(b"trust/01." if is_root_file else b"manifest\0"), "not-a-bundle")
    found, at = [], 0
    while any(block := data[at:at + 512]) or len(block) < 512:
        need(len(block) == 512, "truncated")
        need(len(found) < 20_000, "too-large")
        raw = block[:100].split(b"\0", 1)[0]
        order, limit = entry_name(raw, "name")
        need(re.fullmatch(rb"[0-7]{11}", block[124:135]), "bad-header")
        size = int(block[124:135], 8)
        need(size <= (limit or 8 * MIB), "too-large")
        need(block == header(raw, size), "bad-header")
        start, end, at = at + 512, at + 512 + size, at + 512 + size + -size % 512
        need(at <= len(data), "truncated")
        need(not any(data[end:at]), "padding")
        limit = limit and (TRUST.fullmatch(order[1]) or not is_root_file)
        found.append((order, limit, memoryview(data)[start:end]))
    need(len(data) - at >= 1024, "truncated")
    need(data[at:] == bytes(1024), "trailing-data")
    for place, (order, is_known, _) in enumerate(found):
        need(is_known, "unknown-entry")
        need(not place or order > found[place - 1][0], "order")
    return data, {order[1]: content for order, _, content in found}


def json_pattern(shape, indent="\n"):
    if not isinstance(shape, (dict, list)):
        return shape
    inner = indent + "  "
    if isinstance(shape, list):
        item = inner + json_pattern(shape[0], inner)
        return rf"\[(?:\]|{item}(?:,{item})*+{indent}\])"
    fields = (f'{inner}"{key}": {json_pattern(part, inner)}' for key, part in shape.items())
    return r"\{" + ",".join(fields) + indent + r"\}"


N, N1, T = NUMBER, "[1-9][0-9]{0,9}", r'"(?:[^"\\\0-\x1f]|\\(?:["\\bfnrt]|u00[01][0-9a-f]))*+"'
KB_ID, WORD, DIGEST, DIGEST_OR_NONE, TIME, VERSION = (f'"(?:{pattern})"' for pattern in (
    TENANT, "[a-z0-9-]{1,64}", HEX64, f"none|{HEX64}",
    "[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}Z", rf"{NUMBER}(?:\.{NUMBER}){{2}}"))
ROOT, RELEASE, RESULT, CHANGES = (re.compile(json_pattern(shape) + "\n") for shape in (
    {"format": "2", "tenant": KB_ID, "version": N, "epoch": N, "min_seq": N1, "issued_at": TIME,
     "expires": TIME, "thresholds": {"root": "[1-8]", "author": "[1-8]", "approver": "[0-8]"},
     "keys": [{"key": T, "person": T, "roles": [T], "not_after": TIME}]},
    {"format": "2", "tenant": KB_ID, "title": T, "notes": T, "epoch": N, "seq": N1,
     "issued_at": TIME, "expires": TIME, "engine_min": VERSION, "encoder": DIGEST_OR_NONE,
     "trust_version": N, "kb_digest": DIGEST},
    {"kb_digest": DIGEST, "engine": VERSION, "encoder": DIGEST_OR_NONE, "passedTests": [T],
     "failedTests": r"\[\]", "overrides": [{"gate": WORD, "reason": T}]},
    {"replaces": DIGEST_OR_NONE, "messages": N, "changed": N,
     "groups": [{"cause": WORD, "id": T, "changed": N1}]}))


def read_json(data, pattern, code):
    """Nothing is built before the pattern has shown that it is no more than it should be."""
    text = str(data, "utf-8", "replace")
    need(pattern.fullmatch(text), code)  # a number that is too large comes out otherwise
    value = json.loads(text, parse_int=lambda digits: min(int(digits), MAX_NUMBER))
    need((json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8") == data, code)
    return value


def read_time(text, code):
    need(text >= "1970", code)
    try:
        return datetime.datetime.fromisoformat(text[:-1])
    except ValueError:
        raise Refused(code) from None


def is_text(text, least, most, allowed=""):
    hidden = (found for found in HIDDEN.finditer(text) if found[0] not in allowed)
    return least <= len(text) <= most and all(EMOJI.match(text, found.start()) for found in hidden)


def persons(root, role, keys=None):
    return {m["person"] for m in root["keys"] if role in m["roles"] and (keys is None or m["key"] in keys)}


def read_root(data, number, old):
    root = read_json(data, ROOT, "root")
    keys, thresholds, epoch = root["keys"], root["thresholds"], (root["epoch"], root["min_seq"])
    begin, end = read_time(root["issued_at"], "root"), read_time(root["expires"], "root")
    need(root["version"] == number and begin < end, "root")
    after = old or root | {"begin": begin}
    need(root["tenant"] == after["tenant"] and begin >= after["begin"], "root")
    need(epoch >= (after["epoch"], after["min_seq"]), "root")
    for key in keys:
        key["id"] = key_id(key["key"], "root", "root")
        key["end"] = read_time(key["not_after"], "root")
        need(is_text(key["person"], 1, 64) and key["person"].strip() == key["person"], "root")
        need([role for role in ROLES if role in key["roles"]] == key["roles"] != [], "root")
    lines = [key["key"] for key in keys]
    need(lines == sorted(lines) and len({base64.b64decode(line)[10:] for line in lines})
         == len({key["id"] for key in keys}) == len(lines) in range(1, 17), "root")
    need(all(len(persons(root, role)) >= thresholds[role] for role in ROLES), "root")
    both = persons(root, "author") | persons(root, "approver")
    need(len(both) >= thresholds["author"] + thresholds["approver"], "root")
    members = {key["id"]: key for key in keys}
    signers = {ident: key["key"] for ident, key in members.items() if "root" in key["roles"]}
    return root | {"data": data, "begin": begin, "end": end, "signers": signers, "members": members}


def verify_root(number, data, files, old, given):
    """The signatures by keys that are trusted already, then the root itself, then the others."""
    tenants, held, code = set(), {}, "root-signature"
    for ident, file in files.items():
        comment = re.fullmatch(f"kbx2-root tenant=({TENANT}) version={number}",
                               read_signature(file, ident, code))
        tenants.add(comment and comment[1])
    if given is not None:
        need(files.keys() & given.keys(), "unknown-signer")
        need(any(holds(data, files[i], given[i]) for i in files.keys() & given.keys()), code)
    if old:
        held = {i: key for i, key in old["signers"].items() if i in files and holds(data, files[i], key)}
        reached = len(persons(old, "root", held.values()))
        need(reached >= old["thresholds"]["root"], "root-threshold")
    root = read_root(data, number, old)
    need(tenants == {root["tenant"]}, code)
    for ident in files.keys() - held.keys():
        held[ident] = root["signers"].get(ident)
        need(held[ident] and holds(data, files[ident], held[ident]), code)
    need(len(persons(root, "root", held.values())) >= root["thresholds"]["root"], "root-threshold")
    return root


def verify_chain(entries, given, known):
    roots, signatures, chain = {}, {}, []
    for match in filter(None, map(TRUST.fullmatch, entries)):
        files = signatures.setdefault(int(match[1]), {}) if match[2] else roots
        files[match[2] or int(match[1])] = entries[match[0]]
    need(signatures.keys() == roots.keys() == {*range(1, len(roots) + 1)} != set(), "root-chain")
    need(all(len(files) <= 8 for files in signatures.values()), "root-chain")
    for number, root in enumerate(known, 1):
        need(roots.get(number, root["data"]) == root["data"], "other-root")
    for number, data in roots.items():
        old, given = (chain[-1], None) if chain else (None, given)
        chain.append(verify_root(number, data, signatures[number], old, given))
    return chain


def verify_signatures(entries, root, now):
    signed, named = {}, set()
    files = {name[4:20]: data for name, data in entries.items() if name.startswith("sig/")}
    need(1 <= len(files) <= 8, "signature-count")
    for ident, file in files.items():
        comment = read_signature(file, ident, "signature")
        need(ident in root["members"], "unknown-signer")
        member = root["members"][ident]
        need(holds(entries["manifest"], file, member["key"]), "signature")
        match = re.fullmatch(RELEASE_COMMENT, comment)
        need(match and max(int(match[3]), int(match[4])) <= MAX_NUMBER, "signature-comment")
        need(match[1] in member["roles"], "role")
        need(member["end"] > now, "key-expired")
        need(member["person"] not in signed, "same-person")
        signed[member["person"]] = match[1]
        named.add((match[2], int(match[3]), int(match[4])))
    for role in ROLES[1:]:
        need(list(signed.values()).count(role) >= root["thresholds"][role], "threshold")
    return named  # tenant, epoch and number


def verify_manifest(entries):
    lines, listed, kb, last = bytes(entries["manifest"]).split(b"\n"), {}, hashlib.sha256(), ""
    need(lines[0] == b"# kbx-manifest-v2" and len(lines) >= 2 and not lines[-1], "manifest")
    for line in lines[1:-1]:
        match = re.fullmatch(rb"([0-9a-f]{64})  (.+)", line)
        need(match, "manifest")
        (rank, name), limit = entry_name(match[2], "manifest")
        need(limit and rank == 2 and name > last, "manifest")
        listed[name], last = match[1].decode("ascii"), name
        kb.update(line + b"\n" if name.startswith("kb/") else b"")
    for name in sorted(listed.keys() | {n for n in entries if n[:4] not in ("mani", "sig/")}):
        need(name in entries, "missing-file")
        need(name in listed, "extra-file")
        need(hashlib.sha256(entries[name]).hexdigest() == listed[name], "digest")
    need(entries.keys() >= NEEDED, "missing-file")
    return kb.hexdigest()


def verify_release(data, named, root, bundle, options, now):
    try:
        needs = json.loads(bytes(data))
        number, engine = needs["format"], [int(part) for part in needs["engine_min"].split(".")]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused("release") from None
    need(engine <= [int(part) for part in options.engine.split(".")], "engine-too-old")
    need(number == 2, "format-too-new")
    release = read_json(data, RELEASE, "release")
    need(is_text(release["title"], 1, 200) and is_text(release["notes"], 0, 2000, "\n"), "release")
    issued_at, expires = (read_time(release[name], "release") for name in ("issued_at", "expires"))
    need(datetime.timedelta(0) < expires - issued_at <= datetime.timedelta(3660), "release")
    need((release["trust_version"], release["kb_digest"]) == bundle, "release")
    need(named == {(release["tenant"], release["epoch"], release["seq"])}, "release")
    need(release["tenant"] == root["tenant"], "tenant")
    need(release["epoch"] == root["epoch"], "epoch")
    need(release["seq"] >= root["min_seq"], "seq-revoked")
    need(issued_at - now <= datetime.timedelta(1), "not-yet")
    need(expires > now, "expired")
    return release


def verify_evidence(entries, release):
    result = read_json(entries["evidence/test-result.json"], RESULT, "evidence")
    need(all(result[name] == release[name] for name in ("kb_digest", "encoder")), "evidence")
    least, engine = ([*map(int, v.split("."))] for v in (release["engine_min"], result["engine"]))
    dialogues = [name[3:] for name in entries if name.startswith("kb/dialogues/")]
    need(engine >= least and dialogues and result["passedTests"] == dialogues, "evidence")
    gates = [override["gate"] for override in result["overrides"]]
    need(gates == sorted(set(gates)), "evidence")
    need(all(is_text(override["reason"], 1, 500) for override in result["overrides"]), "evidence")
    lines = bytes(entries["evidence/golden.jsonl"]).split(b"\n")
    need(len(lines) == len(dialogues) + 1 and not lines[-1], "golden")
    for dialogue, line in zip(dialogues, lines):
        begin = f'{{"dialogue":"{dialogue}","turns":['.encode("ascii")
        need(line.startswith(begin), "golden")
        try:
            text, at = str(line, "utf-8"), len(begin) - 1
            while at < len(begin) or text[at] == ",":
                need(text.startswith("{", at + 1), "golden")
                turn, at = at + 1, TURN.raw_decode(text, at + 1)[1]
                brackets = re.sub(r'"(?:[^"\\]|\\.)*+"|[^][{}"]', "", text[turn:at])
                depth = max(itertools.accumulate(-1 if b in "]}" else 1 for b in brackets))
                need(depth <= 100, "golden")
        except (ValueError, IndexError, RecursionError):
            raise Refused("golden") from None
        need(text[at:] == "]}", "golden")
    changes = read_json(entries["evidence/changes.json"], CHANGES, "changes")
    total, messages, groups = changes["changed"], changes["messages"], changes["groups"]
    need(total <= messages <= (changes["replaces"] != "none") * MAX_NUMBER, "changes")
    ids = [(group["cause"], group["id"]) for group in groups]
    need(ids == sorted(set(ids)) and sum(group["changed"] for group in groups) >= total, "changes")
    need(all(is_text(g["id"], 0, 200) and g["changed"] <= total for g in groups), "changes")


def verify(options):
    now = read_time(options.at, "--at") if options.at else datetime.datetime.utcnow()
    known, given = [], {key_id(key): key for key in options.key or ()} or None
    if options.root:
        known = verify_chain(read_container(options.root, True)[1], None, [])
    data, entries = read_container(options.bundle)
    version = re.match(rb"# kbx-manifest-v(0|[1-9][0-9]*+)(?:\n|\Z)", entries["manifest"])
    need(not version or version[1] != b"1", "format-too-old")
    need(not version or version[1] == b"2", "format-too-new")
    chain = verify_chain(entries, given, known)
    root = max(chain, known, key=len)[-1]
    need(root["end"] > now, "root-expired")
    named, kb_digest = verify_signatures(entries, root, now), verify_manifest(entries)
    release = verify_release(entries["release.json"], named, root, (len(chain), kb_digest), options, now)
    for name, content in entries.items():
        if name.startswith("kb/media/"):
            digest = hashlib.sha256(content).hexdigest()
            need(digest[:16] == name[9:25] and re.match(MAGIC[name[26:]], content), "media")
    verify_evidence(entries, release)
    return {"verified": True, "digest": hashlib.sha256(data).hexdigest()} | release


if __name__ == "__main__":
    parser = argparse.ArgumentParser(allow_abbrev=False, description="Verifies a .kbx bundle.")
    parser.add_argument("bundle")
    trust = parser.add_mutually_exclusive_group(required=True)
    trust.add_argument("--root", help="the root file that is trusted")
    trust.add_argument("--key", nargs="+", action="extend", help="a public key's line")
    parser.add_argument("--engine", default="0.2.0", help="as which version of Kaopu it judges")
    parser.add_argument("--at", help="time of verification, as 2026-11-22T08:00:00Z")
    try:
        result = verify(parser.parse_args())
    except Exception as error:  # any other than Refused: no minisign, no memory
        result = {"error": str(error) if isinstance(error, Refused) else "internal"}
    print(json.dumps(result))
    raise SystemExit(3 if "error" in result else 0)
