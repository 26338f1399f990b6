import { fireEvent, render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { version } from "../../../package.json";

it("shows the version, the keys that sign, and what is kept", async () => {
  localStorage.clear();
  const platform = testingPlatform();
  platform.keys = async () => [
    { path: "/home/xiaoman/keys/release.key", public_key: "RWQf6LRCGA9i", key_id: "E76D" },
  ];
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-settings"));
  expect((await screen.findByTestId("settings-version")).textContent).toBe(version);
  const keys = within(await screen.findByTestId("settings-keys"));
  expect((await keys.findByTestId("key-E76D")).textContent).toBe("RWQf6LRCGA9i");
  expect(keys.getByText("release.key")).toBeTruthy();
  expect(screen.getByTestId("settings-backups").textContent).toContain("整个拷走");
});
