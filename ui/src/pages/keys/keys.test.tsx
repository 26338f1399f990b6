// The page on who may sign, as a shop owner meets it.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { KeyFolderView, SigningView } from "@/platform";
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
const li = {
  ...wang,
  person: "李雷",
  key_id: "248ebf0f5c810003",
  public_key: "RWQxyz",
  manages: false,
  writes: false,
  approves: true,
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
const both: SigningView = { ...alone, version: 2, approvers: 1, people: [wang, li] };
const managing = { ...both, people: [wang, { ...li, manages: true }] };
const waiting = {
  path: "/shop/root-next.kbx",
  digest: "0b".repeat(32),
  changes: [{ zh: "王芳换一把新钥匙，旧的作废", en: "" }],
  signed_by: ["王芳"],
  asked: ["李雷", "王芳"],
  missing: 2,
};
const release = { path: "/keys/release.key", public_key: "RWQabc", key_id: wang.key_id };
// It bears the short name of a key that counts, and is another one.
const spare = { path: "/keys/spare.key", public_key: "RWQnew", key_id: wang.key_id };
const files: KeyFolderView = { folder: "/keys", keys: [release], damaged: [] };

async function open(view: SigningView, folder: KeyFolderView = files) {
  const platform = testingPlatform();
  platform.signing = vi.fn(async () => view);
  platform.keys = vi.fn(async () => folder.keys);
  platform.keyFiles = vi.fn(async () => folder);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-keys"));
  await screen.findByTestId("signers");
  await screen.findByTestId("key-folder");
  return platform;
}
const ok = () => screen.getByTestId<HTMLButtonElement>("signing-ok");
const click = (id: string) => fireEvent.click(screen.getByTestId(id));
const type = (id: string, value: string) =>
  fireEvent.change(screen.getByTestId(id), { target: { value } });
const text = (id: string) => screen.getByTestId(id).textContent ?? "";

it("explains the three things, and that nobody has signed yet", async () => {
  await open(
    { ...alone, version: 0, managers: 0, people: [], expires: "" },
    { folder: "/keys", keys: [], damaged: [] },
  );
  for (const thing of ["钥匙", "公钥", "信任文件"]) expect(text("picture")).toContain(thing);
  expect(text("signers")).toContain("名单还是空的");
  expect(text("keys-here")).toContain("还没有钥匙");
  expect(text("trust-file")).toContain("第一次签名导出后才有");
  expect(screen.queryByTestId("begin-anew")).toBeNull();
  click("to-release");
  await screen.findByTestId("page-release");
});

it("leaves one person alone, and adds a second with their public key", async () => {
  const platform = await open(alone);
  expect(text("signing-mode")).toContain("只有一个人签字");
  expect(text(`signer-${wang.key_id}`)).toContain("钥匙在这台电脑上");
  expect(text(`signer-${wang.key_id}`)).toContain("有效到 2036-11-21");
  expect(screen.queryByTestId(`remove-${wang.key_id}`)).toBeNull();
  platform.addApprover = vi.fn(async () => both);
  click("add-approver");
  await screen.findByTestId("approver-name");
  expect(ok().disabled).toBe(true);
  type("approver-name", " 李雷 ");
  type("approver-key", "RWQxyz\n");
  click("approver-manages");
  type("signing-passphrase", "secret");
  await waitFor(() => expect(ok().disabled).toBe(false));
  platform.signing = vi.fn(async () => both);
  fireEvent.click(ok());
  await waitFor(() =>
    expect(platform.addApprover).toHaveBeenCalledWith(
      "RWQxyz",
      "李雷",
      true,
      release.path,
      "secret",
    ),
  );
  await screen.findByTestId(`signer-${li.key_id}`);
  expect(text("signing-mode")).toContain("每次发布要两个人签");
});

it("removes, and renews, with a key that may", async () => {
  const platform = await open({ ...both, expires_soon: true });
  expect(text("ends-soon")).toContain("2036-11-21 到期");
  platform.removeSigner = vi.fn(async () => alone);
  platform.renewSigning = vi.fn(async () => both);
  // Nobody else writes, or manages the list.
  expect(screen.queryByTestId(`remove-${wang.key_id}`)).toBeNull();
  click(`remove-${li.key_id}`);
  await screen.findByTestId("signing-passphrase");
  type("signing-passphrase", "secret");
  fireEvent.click(ok());
  await waitFor(() =>
    expect(platform.removeSigner).toHaveBeenCalledWith(li.key_id, release.path, "secret"),
  );
  await waitFor(() => expect(screen.queryByTestId("signing-ok")).toBeNull());
  click("renew-signing");
  await screen.findByTestId("signing-passphrase");
  type("signing-passphrase", "secret");
  fireEvent.click(ok());
  await waitFor(() => expect(platform.renewSigning).toHaveBeenCalledWith(release.path, "secret"));
});

it("asks two to agree to a change where two manage the list", async () => {
  const platform = await open(managing);
  expect(text("signing-mode")).toContain("王芳或李雷一个人签就行");
  platform.askManagers = vi.fn(async () => ({ ...managing, managers: 2 }));
  click("ask-managers");
  await screen.findByTestId("managers");
  expect(document.body.textContent).toContain("最多 2 个");
  type("signing-passphrase", "secret");
  await waitFor(() => expect(ok().disabled).toBe(false));
  platform.signing = vi.fn(async () => ({ ...managing, managers: 2 }));
  fireEvent.click(ok());
  await waitFor(() => expect(platform.askManagers).toHaveBeenCalledWith(2, release.path, "secret"));
  await waitFor(() => expect(text("signing-mode")).toContain("要 2 个人同意"));
});

it("says who has to be asked where no key on this computer may change the list", async () => {
  await open(both, { ...files, keys: [spare] });
  expect(text("none-listed")).toContain("都不在名单里");
  expect(text(`own-${spare.key_id}`)).toContain("不在名单里");
  click("add-approver");
  expect((await screen.findByTestId("nobody-here")).textContent).toContain("请王芳在自己的电脑");
  type("approver-name", "李雷");
  type("approver-key", "RWQxyz");
  expect(ok().disabled).toBe(true);
});

it("makes a new key and puts it in the place of one's own", async () => {
  const platform = await open(alone);
  platform.createKey = vi.fn(async () => spare);
  platform.rotateSigner = vi.fn(async () => ({ ...alone, people: [wang] }));
  click(`rotate-${wang.key_id}`);
  await screen.findByTestId("rotate-mode");
  expect(screen.getByTestId<HTMLInputElement>("key-name").value).toBe("release-2");
  type("passphrase", "新的密码一共十个字");
  type("passphrase-again", "新的密码一共十个");
  type("signing-passphrase", "old secret");
  expect(ok().disabled).toBe(true);
  type("passphrase-again", "新的密码一共十个字");
  fireEvent.click(ok());
  await waitFor(() =>
    expect(platform.rotateSigner).toHaveBeenCalledWith(
      wang.key_id,
      "RWQnew",
      "新的密码一共十个字",
      release.path,
      "old secret",
    ),
  );
  expect(platform.createKey).toHaveBeenCalledWith("release-2", "新的密码一共十个字");
});

it("exchanges somebody else's key for the public key that they sent", async () => {
  const platform = await open(both);
  platform.rotateSigner = vi.fn(async () => both);
  click(`rotate-${li.key_id}`);
  await screen.findByTestId("rotate-public");
  type("rotate-public", " RWQli2 ");
  type("signing-passphrase", "secret");
  fireEvent.click(ok());
  await waitFor(() =>
    expect(platform.rotateSigner).toHaveBeenCalledWith(
      li.key_id,
      "RWQli2",
      null,
      release.path,
      "secret",
    ),
  );
});

it("says what waits and for whom, signs what was shown, and takes it back", async () => {
  const platform = await open({ ...managing, managers: 2, waiting });
  const shown = text("waiting-root");
  for (const part of ["还差 2 个人", "王芳换一把新钥匙", "李雷、王芳（用新钥匙）"])
    expect(shown).toContain(part);
  expect(text("waiting-path")).toBe("/shop/root-next.kbx");
  expect(text("signing-mode")).toContain("要 2 个人同意");
  for (const id of ["add-approver", "renew-signing", `rotate-${li.key_id}`, `remove-${li.key_id}`])
    expect(screen.getByTestId<HTMLButtonElement>(id).disabled, id).toBe(true);
  platform.signWaitingRoot = vi.fn(async () => both);
  click("sign-waiting");
  await screen.findByTestId("signing-passphrase");
  type("signing-passphrase", "secret");
  fireEvent.click(ok());
  await waitFor(() =>
    expect(platform.signWaitingRoot).toHaveBeenCalledWith(waiting.digest, release.path, "secret"),
  );
  platform.withdrawRoot = vi.fn(async () => both);
  platform.signing = vi.fn(async () => both);
  await waitFor(() => expect(screen.queryByTestId("signing-ok")).toBeNull());
  click("withdraw-root");
  await waitFor(() => expect(screen.queryByTestId("waiting-root")).toBeNull());
  expect(platform.withdrawRoot).toHaveBeenCalled();
});

it("tells that a change needs others, instead of failing", async () => {
  const platform = await open({ ...both, managers: 2 });
  platform.renewSigning = vi.fn(async () => ({
    ...both,
    waiting: { ...waiting, asked: ["李雷"] },
  }));
  click("renew-signing");
  await screen.findByTestId("signing-passphrase");
  type("signing-passphrase", "secret");
  fireEvent.click(ok());
  await screen.findByText("已签，还要李雷签名才生效");
});

it("names files that are half a key or none, and makes a further key", async () => {
  const damaged: KeyFolderView["damaged"] = [
    { path: "/keys/old.pub", damage: "secret_missing" },
    { path: "/keys/ssh.key", damage: "not_a_key" },
  ];
  const platform = await open(alone, { ...files, damaged });
  expect(text("damaged-old.pub")).toContain("钥匙文件（.key）不见了");
  expect(text("damaged-ssh.key")).toContain("不是靠谱的钥匙");
  expect(text(`key-${release.key_id}`)).toBe("RWQabc");
  platform.createKey = vi.fn(async () => spare);
  click("new-key");
  await screen.findByTestId("new-key-ok");
  type("passphrase", "correct horse battery");
  type("passphrase-again", "correct horse battery");
  click("new-key-ok");
  await waitFor(() =>
    expect(platform.createKey).toHaveBeenCalledWith("release-2", "correct horse battery"),
  );
  await waitFor(() => expect(screen.queryByTestId("new-key-ok")).toBeNull());
});

it("starts over only for whoever says that they know what it means", async () => {
  const platform = await open(alone, { ...files, keys: [release, spare] });
  platform.beginSigningAnew = vi.fn(async () => alone);
  platform.copyRoot = vi.fn(async () => "/usb/root.kbx");
  click("begin-anew");
  await screen.findByTestId("anew-person");
  type("anew-person", " 王芳 ");
  type("signing-passphrase", "secret");
  expect(ok().disabled).toBe(true);
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("checkbox"));
  fireEvent.click(ok());
  await waitFor(() =>
    expect(platform.beginSigningAnew).toHaveBeenCalledWith("王芳", spare.path, "secret"),
  );
  expect(text("root-path")).toBe("/shop/root.kbx");
  click("copy-root");
  await screen.findByText("已存到 /usb/root.kbx");
});
