import { expect, it, vi } from "vitest";
import { tauriPlatform } from "./tauri";

type Listener = (event: { payload: { files: string[]; outside: boolean } }) => void;
const listen = vi.hoisted(() => vi.fn<(listener: Listener) => Promise<() => void>>());
const entry = vi.hoisted(() => vi.fn());
vi.mock("@/generated/bindings", async (original) => ({
  ...(await original()),
  commands: { entry },
  events: { workspaceChanged: { listen } },
}));

it("spells out what is hidden in whatever comes in, and sends it back as it was", async () => {
  entry.mockResolvedValueOnce({ status: "ok", data: { category: "发货\u202e" } });
  const { entry: read } = tauriPlatform();
  expect(await read("ship\\u{200b}")).toEqual({ category: "发货\\u{202e}" });
  expect(entry).toHaveBeenCalledWith("ship\u200b");
  const failure = { code: "unknown", message: { zh: "没有", en: "none" }, file: "a\u2028b.csv" };
  entry.mockResolvedValueOnce({ status: "error", error: failure });
  await expect(read("x")).rejects.toMatchObject({ api: { file: "a\\u{2028}b.csv" } });
});

it("has everything read once more when it begins to hear of changes", async () => {
  let heard: Listener = () => undefined;
  let begin: () => void = () => undefined;
  listen.mockImplementation((listener) => {
    heard = listener;
    return new Promise((resolve) => {
      begin = () => resolve(() => undefined);
    });
  });
  const handle = vi.fn();
  tauriPlatform().onWorkspaceChanged(handle);
  expect(handle).not.toHaveBeenCalled();

  begin();
  await vi.waitFor(() => expect(handle).toHaveBeenCalledWith({ files: [], outside: false }));
  heard({ payload: { files: ["faqs.csv"], outside: true } });
  expect(handle).toHaveBeenLastCalledWith({ files: ["faqs.csv"], outside: true });
  expect(handle).toHaveBeenCalledTimes(2);
});
