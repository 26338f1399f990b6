// The checks of a release: what stands in the way, and passing over it with a written reason.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import type { Exported, GateCause, GateRow } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

const why = { zh: "1 条问答没有用例守着", en: "1 entry is in no test dialogue" };
const cause: GateCause = {
  what: { zh: "「什么时候发货」", en: '"什么时候发货"' },
  entry: "ship-when",
  rule: null,
  dialogue: null,
  turn: null,
  place: null,
};

/** Opens the release page with one gate closed. */
async function open(id: string, causes: GateCause[] = [cause]) {
  const platform = testingPlatform();
  const preview = await platform.releasePreview(null);
  const closed = (gate: GateRow): GateRow =>
    gate.id === id ? { ...gate, state: "blocked", reason: why, causes } : gate;
  const gates = preview.gates.map(closed);
  platform.releasePreview = vi.fn(async () => ({ ...preview, gates, blockers: [why] }));
  platform.keys = async () => [{ path: "/home/xiaoman/a.key", public_key: "RWQ", key_id: "E7" }];
  platform.exportReplaces = async () => null;
  platform.exportBundle = vi.fn(() => new Promise<Exported>(() => undefined));
  platform.protect = vi.fn(async () => ({ written: [], left: [] }));
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release"));
  const gate = await screen.findByTestId(`gate-${id}`);
  return { platform, gate };
}
const sign = () => screen.getByTestId<HTMLButtonElement>("export-button");

describe("a gate that stands in the way", () => {
  it("says so once, and leads to the cause", async () => {
    const { gate } = await open("protected");
    expect(gate.dataset.state).toBe("blocked");
    expect(sign().disabled).toBe(true);
    expect(screen.getAllByText(why.zh)).toHaveLength(1);
    fireEvent.click(within(gate).getByText(cause.what.zh));
    await screen.findByTestId("entry-editor");
  });

  it("is passed over with a reason that goes with the export", async () => {
    const { gate, platform } = await open("protected");
    fireEvent.click(screen.getByTestId("pass-over-protected"));
    const reason = screen.getByTestId("reason-protected");
    fireEvent.change(reason, { target: { value: "   先上线     " } });
    expect(sign().disabled).toBe(true);
    fireEvent.change(reason, { target: { value: " 先上线，下周补用例 " } });
    expect(gate.dataset.state).toBe("overridden");
    expect(sign().disabled).toBe(false);
    fireEvent.click(sign());
    const told = await screen.findByTestId("passed-over");
    expect(told.textContent).toContain("先上线，下周补用例");
    const passphrase = await screen.findByTestId("passphrase");
    fireEvent.change(passphrase, { target: { value: "correct horse battery staple" } });
    await waitFor(() =>
      expect(screen.getByTestId<HTMLButtonElement>("sign-confirm").disabled).toBe(false),
    );
    fireEvent.click(screen.getByTestId("sign-confirm"));
    await waitFor(() => expect(platform.exportBundle).toHaveBeenCalledOnce());
    expect(vi.mocked(platform.exportBundle).mock.calls[0]?.[7]).toEqual([
      { gate: "protected", reason: "先上线，下周补用例" },
    ]);
  });

  it("stands again when the reason is taken back", async () => {
    const { gate } = await open("protected");
    fireEvent.click(screen.getByTestId("pass-over-protected"));
    const reason = screen.getByTestId("reason-protected");
    fireEvent.change(reason, { target: { value: "先上线，下周补用例" } });
    fireEvent.keyDown(reason, { key: "Escape" });
    expect(gate.dataset.state).toBe("blocked");
    expect(screen.queryByTestId("reason-protected")).toBeNull();
    expect(sign().disabled).toBe(true);
  });

  it("cannot be passed over where nothing may take its place", async () => {
    await open("no-errors");
    expect(screen.queryByTestId("pass-over-no-errors")).toBeNull();
    expect(sign().disabled).toBe(true);
  });

  it("writes what is missing on one click", async () => {
    const { platform } = await open("protected");
    fireEvent.click(screen.getByTestId("protect"));
    await waitFor(() => expect(platform.protect).toHaveBeenCalledOnce());
  });

  it("shows the first causes, and all when asked", async () => {
    const many = [1, 2, 3, 4, 5].map((n) => ({ ...cause, what: { zh: `第${n}`, en: `${n}` } }));
    const { gate } = await open("no-repeats", many);
    expect(within(gate).queryByText("第4")).toBeNull();
    fireEvent.click(within(gate).getByText("还有 2 处"));
    within(gate).getByText("第5");
  });
});
