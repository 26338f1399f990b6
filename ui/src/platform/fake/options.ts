// What the fake platform is asked to show, by the address of the page.
export type FakeOptions = {
  entries?: number;
  fail?: string | null;
  empty?: boolean;
  ready?: boolean;
  delay?: number;
};

export function fromAddress(): FakeOptions {
  const query = new URLSearchParams(globalThis.location?.search ?? "");
  return {
    entries: Number(query.get("entries") ?? 0),
    fail: query.get("fail"),
    empty: query.has("empty"),
    ready: query.has("ready"),
    delay: Number(query.get("delay") ?? 0),
  };
}
