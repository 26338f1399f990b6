// 对话用例 › 说法体检: how entries stand up to the ways in which customers write.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { EntryName, FailedWording, Platform, WayCell, WordingsView } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const ship: EntryName = { id: "ship-when", question: "什么时候发货" };
const freight: EntryName = { id: "freight-cost", question: "运费怎么收" };

const failed = (message: string, changed: Partial<FailedWording> = {}): FailedWording => ({
  message,
  wording: "什么时候发货",
  outcome: "asked_back",
  instead: null,
  taken: false,
  tested: false,
  ...changed,
});

const cell = (way: WayCell["tally"]["way"], wrong: FailedWording[], tried = 4): WayCell => ({
  tally: { way, tried, right: tried - wrong.length, asked_back: 0 },
  failed: wrong,
});

const found: WordingsView = {
  measured_at: "2026-11-22T08:00:00Z",
  stale: false,
  ways: [
    { way: "homophone_word", tried: 80, right: 60, asked_back: 12 },
    { way: "inverted", tried: 20, right: 20, asked_back: 0 },
  ],
  entries: [
    {
      entry: ship,
      cells: [
        cell("homophone_word", [
          failed("什么实候发货"),
          failed("什么时候发活", { outcome: "misrouted", instead: freight, taken: true }),
        ]),
        cell("inverted", [], 0),
      ],
    },
    { entry: freight, cells: [cell("homophone_word", []), cell("inverted", [failed("怎么收费")])] },
  ],
  all_entries: 2,
  pairs: [
    {
      one: freight,
      other: ship,
      message: "什么时发货",
      wording: "什么时候发货",
      of: ship.id,
      taken: 2,
      ties: 0,
    },
  ],
  all_pairs: 1,
  slips: { wordings: 983, looked_at: 983, messages: 25_858 },
};

async function open(view: WordingsView | null, replaced: Partial<Platform> = {}) {
  const platform = Object.assign(testingPlatform(), { wordings: async () => view }, replaced);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-dialogues"));
  fireEvent.click(await screen.findByTestId("tab-wordings"));
  return screen.findByTestId("wordings");
}

it("is tried only when somebody asks for it", async () => {
  const check = vi.fn(async () => null);
  await open(null, { checkWordings: check });
  await screen.findByTestId("wordings-start");
  expect(check).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId("wordings-start"));
  await waitFor(() => expect(check).toHaveBeenCalledTimes(1));
});

it("shows entries and ways, and in a cell what went wrong", async () => {
  await open(found);
  const share = await screen.findByTestId("wordings-share");
  expect(share.textContent).toContain("80%换了写法的 100 句，80 句照样答对，12 句先反问一句");
  const [first, second] = screen.getAllByTestId("ways-row");
  expect(first?.textContent).toBe("什么时候发货2/4–");
  expect(second?.textContent).toBe("运费怎么收✓3/4");
  const wrong = within(first as HTMLElement).getByTestId("ways-cell");
  expect(wrong.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(wrong);
  expect(wrong.getAttribute("aria-expanded")).toBe("true");
  const rows = screen.getAllByTestId("failed-wording").map(({ textContent }) => textContent);
  expect(rows[0]).toContain("什么实候发货原话“什么时候发货”先反问，选项里有这条");
  expect(rows[1]).toContain("答成了「运费怎么收」已收为相似问");
  fireEvent.click(wrong);
  expect(screen.queryByTestId("failed-wording")).toBeNull();
});

it("takes a wording over as a phrasing, or as a dialogue", async () => {
  const addWording = vi.fn(async () => ship);
  const wordingToDialogue = vi.fn<Platform["wordingToDialogue"]>(async () => ({
    file: "a.toml",
    title: "什么时候发货：什么实候发货",
    turns: 1,
    first: "什么实候发货",
    outcome: "failed",
    entries: ["ship-when"],
  }));
  await open(found, { addWording, wordingToDialogue });
  fireEvent.click((await screen.findAllByTestId("ways-cell"))[0] as HTMLElement);
  fireEvent.click(screen.getByTestId("wording-take"));
  await waitFor(() => expect(addWording).toHaveBeenCalledWith("ship-when", "什么实候发货"));
  await screen.findByText("已收为「什么时候发货」的相似问，按撤销可以退回");
  const keep = screen.getAllByTestId<HTMLButtonElement>("wording-keep")[0] as HTMLButtonElement;
  await waitFor(() => expect(keep.disabled).toBe(false));
  fireEvent.click(keep);
  await waitFor(() => expect(wordingToDialogue).toHaveBeenCalledWith("ship-when", "什么实候发货"));
});

it("names pairs with what was meant first, and says what was tried", async () => {
  await open({ ...found, stale: true });
  const pair = await screen.findByTestId("mixed-pair");
  expect(pair.textContent).toContain("什么时候发货 / 运费怎么收");
  expect(pair.textContent).toContain("“什么时发货”（本来是“什么时候发货”）");
  expect(pair.textContent).toContain("2 句会答成另一条");
  expect(screen.getByTestId("wordings-pairs").textContent).toContain("一共 25858 句");
  expect(screen.getByTestId("wordings-stale").textContent).toBe("之后知识库改过");
  fireEvent.click(within(pair).getByRole("button", { name: "什么时候发货" }));
  await screen.findByTestId("question-input");
});
