// The overview answers one question, can I release?, and leads to what stands in the way.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Overview } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

async function open(change: (overview: Overview) => Overview) {
  const platform = testingPlatform();
  const recorded = await platform.overview();
  platform.overview = async () => change(recorded);
  const run = vi.spyOn(platform, "runDialogues");
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-overview"));
  await screen.findByTestId("readiness");
  return { run };
}

const withTally = (tally: Overview["status"]["dialogues"]) => (overview: Overview) => ({
  ...overview,
  status: { ...overview.status, dialogues: tally },
});

it("says what stands in the way before it says how good everything is", async () => {
  await open((overview) => overview);
  const parts = ["readiness", "problems", "changes", "numbers", "budget"].map((part) =>
    screen.getByTestId(part),
  );
  const inOrder = [...parts].sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  expect(inOrder.map(({ dataset }) => dataset.testid)).toEqual(
    parts.map(({ dataset }) => dataset.testid),
  );
});

it("runs the dialogues where nobody has since the last change", async () => {
  const { run } = await open(withTally(null));
  fireEvent.click(screen.getByTestId("readiness-action"));
  await waitFor(() => expect(run).toHaveBeenCalledOnce());
});

it("does not run them again where it is known which fail", async () => {
  const { run } = await open(withTally({ passed: 88, total: 89, stale: false }));
  fireEvent.click(screen.getByTestId("readiness-action"));
  await screen.findByTestId("page-dialogues");
  expect(run).not.toHaveBeenCalled();
});
