import { act, cleanup, render } from "@testing-library/react";
import { Modal, Progress } from "antd";
import type { ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import { setPreferences } from "@/state/preferences";
import { ThemeProvider } from "./ThemeProvider";

afterEach(cleanup);

const styles = () => [...document.querySelectorAll("style")].map(({ textContent }) => textContent);
const shown = (children: ReactNode) => <ThemeProvider>{children}</ThemeProvider>;

test("no style goes when the last of its kind does", () => {
  const { rerender } = render(shown(<Progress percent={40} />));
  const before = styles();
  expect(before.some((style) => style.includes(".ant-progress{--ant-progress"))).toBe(true);
  rerender(shown(null));
  expect(styles()).toEqual(before);
});

test("a dialog leaves the styles as they are", async () => {
  const overlays = document.body.appendChild(document.createElement("div"));
  overlays.id = "overlays";
  const { rerender } = render(shown(<Modal open title="导入" />));
  await act(async () => {});
  const before = styles();
  expect(before.some((style) => style.includes("html body"))).toBe(false);
  rerender(shown(<Modal open={false} title="导入" />));
  expect(styles()).toEqual(before);
  expect(overlays.querySelector(".ant-modal")).not.toBeNull();
  overlays.remove();
});

test("no rule holds for anything whose class begins somehow", () => {
  render(shown(<Progress percent={40} />));
  expect(styles().filter((style) => style.includes("[class^="))).toEqual([]);
});

test("what is kept of one theme does not hold in another", () => {
  const { container } = render(shown(<Progress percent={40} />));
  const key = () => /kaopu-\w+-\d+/.exec(container.innerHTML)?.[0];
  const variables = () => {
    const name = key();
    return styles().filter((style) => style.includes("--ant-") && style.includes(`.${name}.ant-`));
  };
  act(() => setPreferences({ theme: "light" }));
  const light = variables();
  act(() => setPreferences({ theme: "dark" }));
  expect(key()).toContain("dark");
  expect(variables()).not.toEqual(light);
  act(() => setPreferences({ theme: "light" }));
  expect(key()).toContain("light");
  expect(variables()).toEqual(light);
});
