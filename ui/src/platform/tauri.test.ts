import { expect, it, vi } from "vitest";
import { tauriPlatform } from "./tauri";

type Listener = (event: { payload: { files: string[]; outside: boolean } }) => void;
const listen = vi.hoisted(() => vi.fn<(listener: Listener) => Promise<() => void>>());
vi.mock("@/generated/bindings", () => ({
  commands: {},
  events: { workspaceChanged: { listen } },
}));

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
