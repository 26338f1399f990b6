// Builds the `kaopu` command for the packages: the studio starts it when a release is tried, and
// whoever installs the studio has it. Called by `tauri build` before it packs (with-command.json).
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "..");

function run(command, args, stdout = "inherit") {
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", stdout, "inherit"] });
  if (done.status !== 0) {
    console.error(`${command} ${args.join(" ")}: ${done.error?.message ?? `exit code ${done.status}`}`);
    process.exit(1);
  }
  return String(done.stdout ?? "");
}

const host = /^host: (.*)$/m.exec(run("rustc", ["-vV"], "pipe"))?.[1]?.trim();
const wanted = process.env.TAURI_ENV_TARGET_TRIPLE || host;
const cross = wanted === host ? [] : ["--target", wanted];
// `tauri build --debug` packs what cargo builds without optimising.
const debug = process.env.TAURI_ENV_DEBUG === "true";
const profile = debug ? [] : ["--release"];
run("cargo", ["build", ...profile, "--package", "kaopu-cli", "--bin", "kaopu", ...cross]);

const target = resolve(root, process.env.CARGO_TARGET_DIR || "target");
const ending = wanted.includes("windows") ? ".exe" : "";
const built = join(target, ...(cross.length ? [wanted] : []), debug ? "debug" : "release", `kaopu${ending}`);
const folder = join(here, "binaries");
mkdirSync(folder, { recursive: true });
copyFileSync(built, join(folder, `kaopu-${wanted}${ending}`));
console.log(`the command for the package: ${built}`);
