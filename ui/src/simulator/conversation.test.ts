import { describe, expect, it } from "vitest";
import {
  backAfter,
  backBefore,
  cleared,
  opened,
  replayed,
  restorable,
  restored,
  reworded,
  said,
  type Conversation,
} from "./conversation";
import { noSettings } from "./settings";

const start: Conversation = { steps: [], settings: noSettings, undone: null };
const texts = ({ steps }: Conversation) => steps.map(({ message }) => message.text);
const shipped = { ...noSettings, now: "2026-11-11T00:05:00", channel: "phone" as const };

/** 签收 happens before the second message, and from the third on it is a call. */
function talk(): Conversation {
  let all = said(start, "在吗");
  all = said({ ...all, settings: { ...all.settings, events: ["signed"] } }, "");
  all = said({ ...all, settings: shipped }, "怎么退货");
  return said(all, "转人工");
}

describe("a conversation that is taken back", () => {
  it("tells what happened once, with the next message", () => {
    expect(talk().steps.map(({ message }) => message.context.events)).toEqual([
      [],
      ["signed"],
      [],
      [],
    ]);
  });

  it("goes on after a turn, in the situation of then, and comes back whole", () => {
    const all = talk();
    const back = backAfter(all, 1);
    expect(texts(back)).toEqual(["在吗", ""]);
    expect(back.settings).toEqual(noSettings);
    expect(restorable(back)).toBe(2);
    expect(restored(back)).toEqual(all);
  });

  it("has what had just happened once more where a message is said again", () => {
    const back = backBefore(talk(), 1);
    expect(texts(back)).toEqual(["在吗"]);
    expect(back.settings.events).toEqual(["signed"]);
    expect(backBefore(talk(), 3).settings).toMatchObject({
      channel: "phone",
      now: "2026-11-11T00:05:00",
    });
  });

  it("keeps all of it while one goes back further, and forgets it with the next message", () => {
    const all = talk();
    const further = backBefore(backAfter(all, 2), 1);
    expect(restorable(further)).toBe(3);
    expect(restored(further)).toEqual(all);
    expect(restorable(cleared(all))).toBe(4);
    expect(restored(cleared(all))).toEqual(all);
    expect(restorable(said(further, "算了"))).toBe(0);
    expect(texts(restored(said(further, "算了")))).toEqual(["在吗", "算了"]);
  });

  it("is the same object where there is nothing to take back", () => {
    expect(backAfter(start, 0)).toBe(start);
    expect(cleared(start)).toBe(start);
    expect(backAfter(talk(), 3).undone).toBeNull();
  });

  it("keeps the rest when a message is reworded or all is replayed in another situation", () => {
    expect(texts(reworded(talk(), 2, "换货呢"))).toEqual(["在吗", "", "换货呢", "转人工"]);
    const again = replayed({ ...talk(), settings: { ...noSettings, channel: "phone" } });
    expect(again.steps.map(({ message }) => message.context.channel)).toEqual([
      "phone",
      "phone",
      "phone",
      "phone",
    ]);
    expect(again.steps[1]?.message.context.events).toEqual(["signed"]);
  });
});

it("gives way to another one, each message in its own situation, and comes back", () => {
  const other = opened(talk(), [
    { text: "我的快递到哪了", context: { channel: "phone", events: ["shipped"] } },
    { text: "转人工" },
  ]);
  expect(texts(other)).toEqual(["我的快递到哪了", "转人工"]);
  const [first, second] = other.steps.map(({ message }) => message.context);
  expect(first).toMatchObject({ channel: "phone", events: ["shipped"], now: null });
  expect(second).toMatchObject({ channel: "chat", events: [], order: null });
  expect(restored(other)).toEqual(talk());
});
