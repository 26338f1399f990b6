import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** From the ground to the roof: a module may use its own layer and those before it. */
const LAYERS = [
  "generated",
  "platform",
  "domain",
  "state",
  "i18n",
  "theme",
  "ui",
  "handbook",
  "drafts",
  "form",
  "signing",
  "simulator",
  "pages",
  "shell",
  "main.tsx",
];

const src = import.meta.dirname;
const modules = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^testing\//.test(path));
const known = new Set(modules);

/** What a module imports of ours; with `lazily`, also what it loads only when it comes to that. */
function imports(module: string, lazily: boolean): string[] {
  const text = readFileSync(join(src, module), "utf8");
  const wanted = lazily ? /(?:from|import)\s*\(?\s*"([^"]+)"/g : /(?:from|import)\s+"([^"]+)"/g;
  return [...text.matchAll(wanted)]
    .map(([, name = ""]) =>
      name.startsWith("@/")
        ? name.slice(2)
        : name.startsWith(".")
          ? relative(src, resolve(src, dirname(module), name)).replaceAll("\\", "/")
          : "",
    )
    .flatMap((path) => {
      const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
      const found = endings.map((ending) => path + ending).find((one) => known.has(one));
      return found ? [found] : [];
    });
}

const layer = (module: string) => LAYERS.indexOf(module.split("/")[0] ?? "");

/** A way from a node back to itself, if there is one. */
function circle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (node: string): string[] | null => {
    const begun = way.indexOf(node);
    if (begun >= 0) return [...way.slice(begun), node];
    if (done.has(node)) return null;
    way.push(node);
    for (const next of graph.get(node) ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    way.pop();
    done.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const found = visit(node);
    if (found) return found;
  }
  return null;
}

const within = (one: string, other: string) => `${one}/`.startsWith(`${other}/`);

describe("the modules of the interface", () => {
  it("stand in a layer each, and use none above their own", () => {
    expect(modules.filter((module) => layer(module) < 0)).toEqual([]);
    const upwards = modules.flatMap((module) =>
      imports(module, true)
        .filter((used) => layer(used) > layer(module))
        .map((used) => `${module} uses ${used}`),
    );
    expect(upwards).toEqual([]);
  });

  it("form no circle", () => {
    const graph = new Map(modules.map((module) => [module, new Set(imports(module, false))]));
    expect(graph.get("drafts/useTrial.ts")?.has("state/useLatest.ts")).toBe(true);
    expect(circle(graph)).toBeNull();
  });

  it("stand in folders that form no circle, but for a folder and what is in it", () => {
    const graph = new Map<string, Set<string>>();
    for (const module of modules) {
      const from = dirname(module);
      for (const to of imports(module, false).map((used) => dirname(used)))
        if (!within(from, to) && !within(to, from))
          graph.set(from, (graph.get(from) ?? new Set()).add(to));
    }
    expect(circle(graph)).toBeNull();
  });

  it("would be found in a circle", () => {
    const graph = (edges: string[]) =>
      new Map(edges.map(([from = "", ...to]) => [from, new Set(to)]));
    expect(circle(graph(["abc", "bd", "cd", "d"]))).toBeNull();
    expect(circle(graph(["ab", "bc", "cb"]))).toEqual(["b", "c", "b"]);
  });
});
