import { expect, it } from "vitest";
import { differing } from "./differing";

const marks = (before: string, after: string) => {
  const { before: old, after: now } = differing(before, after);
  expect(old.same + old.differs + old.rest).toBe(before);
  expect(now.same + now.differs + now.rest).toBe(after);
  return [old.differs, now.differs];
};

it("marks what is otherwise, a number as a whole", () => {
  expect(marks("付款后48小时内发出。", "付款后24小时内发出。")).toEqual(["48", "24"]);
  expect(marks("付款后48小时内", "付款后46小时内")).toEqual(["48", "46"]);
  expect(marks("满9.90元", "满9.95元")).toEqual(["9.90", "9.95"]);
  expect(marks("一样", "一样")).toEqual(["", ""]);
  expect(marks("", "新的")).toEqual(["", "新的"]);
  expect(marks("好的，亲", "好的，亲亲")).toEqual(["", "亲"]);
  expect(marks("aa", "aaa")).toEqual(["", "a"]);
  expect(marks("7天", "17天")).toEqual(["7", "17"]);
  expect(marks("😀好", "😁好")).toEqual(["😀", "😁"]);
});
