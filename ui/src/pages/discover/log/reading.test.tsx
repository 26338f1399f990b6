// What stands in the way of reading a log belongs to the knowledge base for which it was to be read.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { DraftsProvider } from "@/drafts/DraftsProvider";
import { PlatformProvider } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { useReading } from "./reading";

function Place() {
  const { error, fail } = useReading();
  return (
    <button type="button" onClick={() => fail(new Error("locked"))}>
      {error ? "failed" : "fine"}
    </button>
  );
}

it("stays while one looks at other pages, and not when another knowledge base is opened", () => {
  const platform = testingPlatform();
  const queries = new QueryClient();
  const at = (workspace: string, page: string) => (
    <QueryClientProvider client={queries}>
      <PlatformProvider platform={platform}>
        <DraftsProvider workspace={workspace}>
          <Place key={page} />
        </DraftsProvider>
      </PlatformProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(at("shop", "discover"));
  act(() => screen.getByRole("button").click());
  rerender(at("shop", "discover again"));
  expect(screen.getByRole("button").textContent).toBe("failed");
  rerender(at("another", "discover"));
  expect(screen.getByRole("button").textContent).toBe("fine");
});
