// The page 发现: empty, with a log, and what is made of what is left.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure, type DiscoveryProgress, type FilesDropped, type Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const chats = { file: "/home/xiaoman/chats.csv", columns: [], encoding: null };

async function open(platform: Platform) {
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-discover"));
  return screen.findByTestId("page-discover");
}

async function openWithChats(replaced: Partial<Platform> = {}) {
  const platform = testingPlatform();
  await platform.readChats(chats);
  Object.assign(platform, replaced);
  const page = await open(platform);
  await screen.findAllByTestId("cluster");
  return { platform, page };
}

const firstCluster = () => screen.getAllByTestId("cluster")[0] as HTMLElement;

describe("without a log", () => {
  it("says what happens to one, and shows what is in the one that is chosen", async () => {
    const page = await open(testingPlatform());
    await screen.findByTestId("discover-pick");
    expect(page.textContent).toContain("姓名、电话、地址先打码");
    fireEvent.click(screen.getByTestId("discover-pick"));
    await screen.findByTestId("discover-coverage");
    expect(screen.getByTestId("discover-source").textContent).toContain("chats.csv");
    expect(screen.queryByTestId("discover-pick")).toBeNull();
  });

  it("reads what is dropped here, which is then no table to be imported", async () => {
    const platform = testingPlatform();
    const dropped = new Set<(files: FilesDropped) => void>();
    platform.onFilesDropped = (handle) => {
      dropped.add(handle);
      return () => dropped.delete(handle);
    };
    await open(platform);
    await screen.findByTestId("discover-pick");
    for (const handle of dropped) handle({ files: [chats.file] });
    await screen.findByTestId("discover-coverage");
    expect(screen.queryByTestId("import")).toBeNull();
  });

  it("tells how far it is, also after a visit elsewhere, and stops when asked to", async () => {
    const platform = testingPlatform();
    let tell: (far: DiscoveryProgress) => void = () => undefined;
    let fail: (error: unknown) => void = () => undefined;
    platform.onDiscoveryProgress = (handle) => {
      tell = handle;
      return () => undefined;
    };
    platform.readChats = () => new Promise((_, reject) => (fail = reject));
    const stop = vi.fn(async () => {
      const message = { zh: "已取消", en: "stopped" };
      fail(new ApiFailure({ code: "stopped", message, hints: [] }));
      return null;
    });
    platform.stopDiscovery = stop;
    await open(platform);
    fireEvent.click(await screen.findByTestId("discover-pick"));
    await screen.findByTestId("discover-progress");
    fireEvent.click(screen.getByTestId("nav-history"));
    fireEvent.click(screen.getByTestId("nav-discover"));
    await screen.findByTestId("discover-progress");
    tell({ stage: "understanding", done: 256, total: 1000 });
    await waitFor(() =>
      expect(screen.getByTestId("discover-progress").textContent).toContain("256/1000"),
    );
    fireEvent.click(screen.getByTestId("discover-stop"));
    await screen.findByTestId("discover-pick");
    expect(stop).toHaveBeenCalledTimes(1);
    expect(screen.queryByTestId("error-note")).toBeNull();
  });

  it("asks what columns hold where that can't be told", async () => {
    const platform = testingPlatform();
    platform.pickChats = async () => "/home/xiaoman/odd.csv";
    const message = { zh: "odd.csv 里看不出哪一列是说的话", en: "no column" };
    const read = vi.fn(async () => {
      throw new ApiFailure({ code: "bad-input", message, hints: [] });
    });
    platform.readChats = read;
    await open(platform);
    fireEvent.click(await screen.findByTestId("discover-pick"));
    const columns = await screen.findByTestId("discover-columns");
    expect(screen.getByTestId("error-note").textContent).toContain("看不出哪一列");
    expect(columns.textContent).toContain("刻字要多久");
    const again = within(columns).getByTestId<HTMLButtonElement>("discover-read-again");
    expect(again.disabled).toBe(true);
    const field = within(columns).getByTestId("discover-column-那句");
    fireEvent.mouseDown(within(field).getByRole("combobox"));
    fireEvent.click(await screen.findByTitle("说的话"));
    expect(again.disabled).toBe(false);
    fireEvent.click(again);
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    expect(read.mock.lastCall).toEqual([
      {
        file: "/home/xiaoman/odd.csv",
        columns: [{ column: "那句", role: "text" }],
        encoding: null,
      },
    ]);
  });
});

describe("with a log", () => {
  it("says how much is answered, and reads the curve out by keys", async () => {
    const { platform } = await openWithChats();
    const view = await platform.discovery();
    const { now, back, not, questions } = view?.coverage ?? {
      now: 0,
      back: 0,
      not: 0,
      questions: 0,
    };
    const counts = ["now", "back", "not"].map((fate) =>
      Number(screen.getByTestId(`discover-${fate}`).dataset.count),
    );
    expect(counts).toEqual([now, back, not]);
    expect(now + back + not).toBe(questions);
    const promise = screen.getByTestId("discover-promise");
    const last = view?.curve.length ?? 0;
    expect(promise.dataset.entries).toBe(String(Math.min(50, last)));
    const slider = screen.getByTestId("discover-curve-slider");
    fireEvent.keyDown(slider, { key: "Home" });
    const first = view?.curve[0];
    const second = view?.curve[1];
    expect(promise.textContent).toContain(
      `这 1 条能接住 ${Math.round((first?.share ?? 0) / 10) / 10}%`,
    );
    expect(promise.textContent).toContain(
      `第 2 条再多 ${Math.round((second?.adds ?? 0) / 10) / 10}%`,
    );
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    expect(slider.getAttribute("aria-valuenow")).toBe("2");
    fireEvent.keyDown(slider, { key: "End" });
    expect(slider.getAttribute("aria-valuetext")).toContain(`这 ${last} 条能接住`);
    expect(promise.textContent).toContain("后面没有了");
    fireEvent.keyDown(slider, { key: "Home" });
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    expect(screen.getByTestId("discover-curve-entry").textContent).toBe("什么时候发货");
    fireEvent.click(screen.getByTestId("discover-curve-entry"));
    await screen.findByTestId("entry-editor");
  });

  it("makes an entry of a cluster and opens it at its answer", async () => {
    const entry = { id: "ship-when", question: "什么时候发货" };
    const clusterToEntry = vi.fn(async () => entry);
    await openWithChats({ clusterToEntry });
    const cluster = firstCluster().dataset.cluster;
    fireEvent.click(within(firstCluster()).getByTestId("cluster-write"));
    await screen.findByTestId("entry-editor");
    expect(clusterToEntry).toHaveBeenCalledWith(cluster, []);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("answer-input")));
    expect(await screen.findByText(/已写成问答「什么时候发货」/)).toBeTruthy();
  });

  it("adds wordings to an entry that is near, or to another", async () => {
    const near = [{ id: "size-choose", question: "怎么选尺码" }];
    const addCluster = vi.fn(async (_: string, entry: string) => ({ id: entry, question: entry }));
    await openWithChats({ nearEntries: async () => near, addCluster });
    const wordings = within(firstCluster()).getAllByTestId("cluster-wording");
    const out = wordings[1]?.closest("label")?.textContent;
    fireEvent.click(wordings[1] as HTMLElement);
    fireEvent.click(within(firstCluster()).getByTestId("cluster-add"));
    fireEvent.click(await screen.findByTestId("near-entry"));
    await waitFor(() =>
      expect(addCluster).toHaveBeenCalledWith(firstCluster().dataset.cluster, "size-choose", [out]),
    );
    await screen.findByText(/已加到「size-choose」/);
  });

  it("puts a cluster aside, and says in its place where one has gone", async () => {
    const putClusterAside = vi.fn(async () => null);
    const { platform } = await openWithChats({ putClusterAside });
    const cluster = firstCluster().dataset.cluster;
    fireEvent.click(within(firstCluster()).getByTestId("cluster-aside"));
    await waitFor(() => expect(putClusterAside).toHaveBeenCalledWith(cluster, true));
    const page = await platform.leftClusters(false, 0);
    const taken_by = { id: "ship-when", question: "什么时候发货" };
    platform.leftClusters = async () => ({
      ...page,
      clusters: page.clusters.map((one) => ({ ...one, taken_by })),
    });
    fireEvent.click(within(firstCluster()).getByTestId("cluster-aside"));
    await waitFor(() => expect(screen.getAllByTestId("cluster-taken").length).toBeGreaterThan(0));
    expect(within(firstCluster()).queryByTestId("cluster-write")).toBeNull();
  });

  it("keeps a question as a test, and tells of one that has one", async () => {
    const row = { file: "tried-001.toml", title: "刻字", outcome: "passed" };
    const questionToDialogue = vi.fn(async () => row);
    await openWithChats({ questionToDialogue: questionToDialogue as never });
    const keep = within(firstCluster()).getAllByTestId("discover-keep")[0] as HTMLElement;
    fireEvent.click(keep);
    await screen.findByText(/已存成用例「刻字」/);
    expect(questionToDialogue.mock.calls[0]).toEqual([
      firstCluster().querySelector("h3")?.textContent,
      null,
    ]);
  });

  it("says that the knowledge base has changed, and what working it out anew has brought", async () => {
    const { platform } = await openWithChats({ putClusterAside: async () => null });
    const view = await platform.discovery();
    if (!view) throw new Error("no view");
    let shown = { ...view, stale: true };
    platform.discovery = async () => shown;
    const again = vi.fn(async () => {
      const { now, back } = view.coverage;
      const coverage = { ...view.coverage, now: now + 20, before: now + back };
      shown = { ...view, stale: false, coverage };
      return null;
    });
    platform.discoverAgain = again;
    fireEvent.click(screen.getByTestId("nav-overview"));
    expect((await screen.findByTestId("untested")).textContent).toContain(
      `还没有测试的 ${view.untested} 条`,
    );
    fireEvent.click(within(screen.getByTestId("untested")).getByRole("button"));
    await waitFor(() => expect(screen.getByTestId("page-discover")).toBeTruthy());
    fireEvent.click(within(firstCluster()).getByTestId("cluster-aside"));
    fireEvent.click(await screen.findByTestId("discover-again"));
    expect((await screen.findByTestId("discover-gained")).textContent).toContain("多接住 20 次");
    expect(screen.queryByTestId("discover-stale")).toBeNull();
  });

  it("is deleted after a question", async () => {
    const forgetChats = vi.fn(async () => null);
    const { platform } = await openWithChats({ forgetChats });
    fireEvent.click(screen.getByTestId("discover-forget"));
    platform.discovery = async () => null;
    fireEvent.click(await screen.findByTestId("discover-forget-ok"));
    await screen.findByTestId("discover-pick");
    expect(forgetChats).toHaveBeenCalledTimes(1);
  });
});

describe("judging", () => {
  it("goes by keys, is taken back, and tells the share beside the budget", async () => {
    const platform = testingPlatform();
    await platform.readChats(chats);
    const judging = await platform.judging();
    const share = { share: 500, low: 138, high: 1650 };
    const judged = {
      ...judging,
      judged: 40,
      right: 38,
      wrong: 2,
      of_answers: share,
      of_questions: { share: 310, low: 86, high: 1023 },
      failures: judging.next
        ? [{ sampled: judging.next, verdict: "wrong" as const, tested: false }]
        : [],
      can_take_back: true,
    };
    const judgeReply = vi.fn(async () => judged);
    const takeJudgementBack = vi.fn(async () => judging);
    Object.assign(platform, { judgeReply, takeJudgementBack });
    await open(platform);
    const card = await screen.findByTestId("judging-card");
    expect(screen.queryByTestId("judging-measured")).toBeNull();
    fireEvent.keyDown(card, { key: "2" });
    await screen.findByTestId("judging-measured");
    expect(judgeReply).toHaveBeenCalledWith(judging.next?.text, "wrong");
    expect(screen.getByTestId("judging-share").textContent).toContain("5% 不对（1.4–17%）");
    expect(screen.getByTestId("judging-measured").dataset.state).toBe("unsure");
    expect(screen.getByTestId("judging-failures").textContent).toContain("错");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("judging-card")));
    fireEvent.keyDown(screen.getByTestId("judging-card"), { key: "Backspace" });
    await waitFor(() => expect(screen.queryByTestId("judging-measured")).toBeNull());
    expect(takeJudgementBack).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByTestId("judge-human"));
    await waitFor(() => expect(judgeReply).toHaveBeenLastCalledWith(judging.next?.text, "human"));
  });
});
