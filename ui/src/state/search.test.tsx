// How often a field asks the search while somebody types in it.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { PlatformProvider, type Platform, type SearchFound } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { useTypedSearch } from "./queries";

function search() {
  const asked: string[] = [];
  let answer: (found: SearchFound) => void = () => undefined;
  const platform: Platform = {
    ...testingPlatform(),
    search: (query) => {
      asked.push(query);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  };
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PlatformProvider platform={platform}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </PlatformProvider>
  );
  const hook = renderHook(({ typed }) => useTypedSearch(typed), {
    wrapper,
    initialProps: { typed: "" },
  });
  const type = (typed: string) => hook.rerender({ typed });
  const found = (...entries: string[]) => act(async () => answer({ hits: [], entries }));
  return { asked, type, found, now: () => hook.result.current };
}

it("asks at the first letter, and once for all that are typed until the answer is there", async () => {
  const { asked, type, found, now } = search();
  type("发");
  expect([now().asked, now().of]).toEqual(["发", ""]);
  expect(asked).toEqual(["发"]);
  for (const typed of ["发货", "发货时", "发货时间"]) type(typed);
  expect(asked).toEqual(["发"]);
  await found("a", "b");
  await waitFor(() => expect(asked).toEqual(["发", "发货时间"]));
  // Until then there are those of the earlier letter, and it is said that they are.
  expect([now().entries, now().of, now().settled]).toEqual([["a", "b"], "发", false]);
  await found("a");
  await waitFor(() => expect(now().settled).toBe(true));
  expect([now().entries, now().asked, now().of]).toEqual([["a"], "发货时间", "发货时间"]);
});

it("shows everything again at once where the field is emptied", () => {
  const { asked, type, now } = search();
  type("发");
  type(" ");
  expect([now().asked, now().of, now().settled, asked]).toEqual(["", "", true, ["发"]]);
});
