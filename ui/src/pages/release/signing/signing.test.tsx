// Who signs, in a line, and a release that waits for a second signature.
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { CandidateView, SigningView } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const wang = {
  person: "王芳",
  key_id: "c31890152fcfb303",
  public_key: "RWQabc",
  until: "2036-11-21T08:00:00Z",
  ends_soon: false,
  manages: true,
  writes: true,
  approves: false,
};
const alone: SigningView = {
  version: 1,
  expires: "2036-11-21T08:00:00Z",
  expires_soon: false,
  approvers: 0,
  managers: 1,
  people: [wang],
  root_path: "/shop/root.kbx",
  waiting: null,
};
const li = {
  ...wang,
  person: "李雷",
  key_id: "248ebf0f5c810003",
  public_key: "RWQxyz",
  writes: false,
  manages: false,
  approves: true,
};
const both: SigningView = { ...alone, version: 2, approvers: 1, people: [wang, li] };
const candidate: CandidateView = {
  path: "/in/shop-v8.kbx",
  title: "小满好物",
  seq: 8,
  notes: "双十一运费",
  issued_at: "2026-11-22T08:00:00Z",
  expires: "2027-02-20T08:00:00Z",
  digest: "0a".repeat(32),
  dialogues: 94,
  messages: 1210,
  changed: 3,
  groups: [{ cause: "answer", id: "ship-when", changed: 3 }],
  overrides: [{ gate: "review-dates", reason: "周一复核" }],
  signed_by: ["王芳"],
  missing_approvers: 1,
};

async function open(view: SigningView) {
  const platform = testingPlatform();
  platform.signing = vi.fn(async () => view);
  platform.keys = async () => [{ path: "/keys/a.key", public_key: "RWQabc", key_id: "E7" }];
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release"));
  await screen.findByTestId("signing");
  await screen.findByTestId("review-candidate");
  return platform;
}
const ok = () => screen.getByTestId<HTMLButtonElement>("signing-ok");
const type = (id: string, value: string) =>
  fireEvent.change(screen.getByTestId(id), { target: { value } });

it("says in a line who signs, and leads to the page with the rest", async () => {
  await open(alone);
  expect(screen.getByTestId("signing").textContent).toContain("只有一个人签字：王芳写、王芳签");
  expect(screen.queryByTestId("signing-notice")).toBeNull();
  fireEvent.click(screen.getByTestId("to-keys"));
  await screen.findByTestId("page-keys");
  cleanup();
  await open(both);
  expect(screen.getByTestId("signing").textContent).toContain("王芳写完签，李雷看过再签");
});

it("shows what somebody else has signed before it signs exactly that", async () => {
  const platform = await open(both);
  platform.pickCandidate = async () => candidate;
  platform.approveCandidate = vi.fn(async () => ({ ...candidate, missing_approvers: 0 }));
  fireEvent.click(screen.getByTestId("review-candidate"));
  const shown = await screen.findByTestId("candidate");
  for (const text of ["王芳", "双十一运费", "94", "ship-when", "周一复核", "2027-02-20"])
    expect(shown.textContent).toContain(text);
  await screen.findByTestId("signing-passphrase");
  type("signing-passphrase", "secret");
  fireEvent.click(ok());
  await waitFor(() =>
    expect(platform.approveCandidate).toHaveBeenCalledWith(
      "/in/shop-v8.kbx",
      candidate.digest,
      "/keys/a.key",
      "secret",
    ),
  );
  await waitFor(() => expect(screen.queryByTestId("candidate")).toBeNull());
});

it("verifies what all have signed, and says why another is refused", async () => {
  const platform = await open(both);
  platform.pickCandidate = async () => ({ ...candidate, missing_approvers: 0 });
  fireEvent.click(screen.getByTestId("review-candidate"));
  const shown = await screen.findByTestId("verified");
  expect(shown.textContent).toContain("验证通过");
  expect(shown.textContent).toContain(candidate.digest);
  expect(screen.queryByTestId("signing-passphrase")).toBeNull();
  const message = { zh: "发布包未通过验证，已拒绝：内容被改过", en: "bundle refused" };
  const { ApiFailure } = await import("@/platform");
  platform.pickCandidate = () =>
    Promise.reject(new ApiFailure({ code: "digest", message, hints: [] }));
  fireEvent.click(screen.getByTestId("review-candidate"));
  expect(await screen.findAllByText(/内容被改过/)).not.toEqual([]);
});

it("says why nothing was signed, and keeps what was typed", async () => {
  const platform = await open(both);
  const message = { zh: "同一个人签了两次", en: "one person has signed twice" };
  const { ApiFailure } = await import("@/platform");
  platform.pickCandidate = async () => candidate;
  platform.approveCandidate = () =>
    Promise.reject(new ApiFailure({ code: "same-person", message, hints: [] }));
  fireEvent.click(screen.getByTestId("review-candidate"));
  await screen.findByTestId("candidate");
  await screen.findByTestId("signing-passphrase");
  type("signing-passphrase", "secret");
  fireEvent.click(ok());
  await screen.findByText(/同一个人签了两次/);
  expect(screen.getByTestId<HTMLInputElement>("signing-passphrase").value).toBe("secret");
});

it("shows a release of former days, and puts its content back", async () => {
  const platform = testingPlatform();
  const fact = {
    kind: "changed" as const,
    what: "fact" as const,
    id: "发货时限",
    title: "发货时限",
    details: [{ field: "value", before: "48 小时", after: "24 小时" }],
  };
  platform.releases = async () => [
    { seq: 7, digest: "ab".repeat(32), path: "/out/v7.kbx", at: "2026-11-20T08:00:00Z", title: "" },
  ];
  const signed = { ...candidate, seq: 7, missing_approvers: 0 };
  platform.pastRelease = vi.fn(async () => ({
    seq: 7,
    before: 6,
    signed,
    unread: null,
    changed: [],
    since: [fact],
  }));
  platform.restoreRelease = vi.fn(async () => null);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release"));
  const line = await screen.findByTestId("release-7");
  expect(line.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(line);
  const opened = within(await screen.findByTestId("past-release-7"));
  expect(opened.getByTestId("candidate").textContent).toContain("王芳");
  expect(opened.getByTestId("change-发货时限").textContent).toContain("24 小时");
  fireEvent.click(opened.getByTestId("restore-7"));
  await waitFor(() => expect(platform.restoreRelease).toHaveBeenCalledWith(7));
});

it("says in time that the list ends or waits, here and on the overview", async () => {
  const waiting = {
    path: "/shop/root-next.kbx",
    digest: "0b".repeat(32),
    changes: [{ zh: "加上赵敏（复核）", en: "赵敏 is added (approver)" }],
    signed_by: ["王芳"],
    asked: ["李雷"],
    missing: 1,
  };
  // Somebody's key ends before the list does.
  const people = [wang, { ...li, until: "2026-12-24T08:00:00Z", ends_soon: true }];
  await open({ ...both, people, expires_soon: true, waiting });
  const told = within(screen.getByTestId("signing")).getAllByTestId("signing-notice");
  expect(told.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("2026-12-24 到期"),
    expect.stringContaining("在等李雷签名"),
  ]);
  fireEvent.click(screen.getByTestId("nav-overview"));
  const page = within(await screen.findByTestId("page-overview"));
  const [ends] = await page.findAllByTestId("signing-notice");
  fireEvent.click(within(ends as HTMLElement).getByRole("button"));
  await screen.findByTestId("page-keys");
});
