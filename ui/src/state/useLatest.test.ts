import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useLatest } from "./useLatest";

/** A hook whose runs end when the test says so; `ends` has one function for each run begun. */
function slow(question = "") {
  const asked: string[] = [];
  const ends: (() => void)[] = [];
  const hook = renderHook(
    ({ question }) =>
      useLatest(async () => {
        asked.push(question);
        await new Promise<void>((end) => ends.push(end));
      }),
    { initialProps: { question } },
  );
  const end = async (run: number) => {
    await act(async () => ends[run]?.());
  };
  const say = (question: string) => {
    hook.rerender({ question });
    hook.result.current();
  };
  return { asked, end, say };
}

test("asked for many times during a run, it runs once more, for the newest", async () => {
  const { asked, end, say } = slow();
  for (const question of ["一", "一件", "一件衣服"]) say(question);
  expect(asked).toEqual(["一"]);
  await end(0);
  expect(asked).toEqual(["一", "一件衣服"]);
  await end(1);
  expect(asked).toHaveLength(2);
});

test("after a rest it runs at once", async () => {
  const { asked, end, say } = slow();
  say("一");
  await end(0);
  say("二");
  expect(asked).toEqual(["一", "二"]);
});
