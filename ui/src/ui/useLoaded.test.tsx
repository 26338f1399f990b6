import { act, cleanup, render } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { loadAhead, useLoaded } from "./useLoaded";

afterEach(cleanup);

function Place({ load }: { load: () => Promise<string> }) {
  return <p>{useLoaded(load) ?? "…"}</p>;
}

class Boundary extends Component<{ children: ReactNode }> {
  override state = { failure: "" };
  static getDerivedStateFromError = (failure: Error) => ({ failure: failure.message });
  override render() {
    return this.state.failure || this.props.children;
  }
}

test("a part is there as soon as it has loaded, and at once the next time", async () => {
  const load = vi.fn(async () => "资料");
  const first = render(<Place load={load} />);
  expect(first.container.textContent).toBe("…");
  await act(async () => {});
  expect(first.container.textContent).toBe("资料");
  first.unmount();
  expect(render(<Place load={load} />).container.textContent).toBe("资料");
  expect(load).toHaveBeenCalledTimes(1);
});

test("a part that has loaded ahead is there at once, and one that could not is tried again", async () => {
  const load = vi.fn(async () => "资料");
  load.mockRejectedValueOnce(new Error("gone"));
  await loadAhead(load);
  await loadAhead(load);
  expect(render(<Place load={load} />).container.textContent).toBe("资料");
  expect(load).toHaveBeenCalledTimes(2);
});

test("what comes late does not take the place of what is wanted now", async () => {
  let arrive = (_: string) => {};
  const slow = () => new Promise<string>((resolve) => (arrive = resolve));
  const { container, rerender } = render(<Place load={slow} />);
  rerender(<Place load={async () => "人设"} />);
  await act(async () => {});
  rerender(<Place load={slow} />);
  expect(container.textContent).toBe("…");
  await act(async () => arrive("资料"));
  expect(container.textContent).toBe("资料");
});

test("a part that can't be loaded is a failure of the place", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const load = async () => {
    throw new Error("gone");
  };
  const { container } = render(
    <Boundary>
      <Place load={load} />
    </Boundary>,
  );
  await act(async () => {});
  expect(container.textContent).toBe("gone");
});
