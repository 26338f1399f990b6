import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { version } from "../../../package.json";

it("shows the version and what is kept, and leads to the keys", async () => {
  localStorage.clear();
  const platform = testingPlatform();
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-settings"));
  expect((await screen.findByTestId("settings-version")).textContent).toBe(version);
  expect(screen.getByTestId("settings-backups").textContent).toContain("整个拷走");
  fireEvent.click(screen.getByTestId("settings-keys"));
  await screen.findByTestId("page-keys");
});
