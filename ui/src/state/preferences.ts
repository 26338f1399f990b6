// How this person likes the studio: kept on this computer, never in the knowledge base.
import { useSyncExternalStore } from "react";

export type Preferences = {
  language: "zh-CN" | "en";
  theme: "system" | "light" | "dark";
  textSize: "small" | "standard" | "large";
  simulatorWidth: number;
  simulatorOpen: boolean;
  /** The same in a window too narrow for a third column. */
  simulatorDrawer: boolean;
};

const KEY = "kaopu.preferences";
const defaults: Preferences = {
  language: "zh-CN",
  theme: "system",
  textSize: "standard",
  simulatorWidth: 380,
  simulatorOpen: true,
  simulatorDrawer: false,
};

function read(): Preferences {
  try {
    return {
      ...defaults,
      ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>),
      simulatorDrawer: false,
    };
  } catch {
    return defaults;
  }
}

let current = read();
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Without storage they hold until the window closes, which is no reason to fail.
  }
  listeners.forEach((listener) => {
    listener();
  });
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}

/** Under this width the simulator is a drawer. */
export const NARROW = "(max-width: 1099px)";

/** The simulator's switch, for whichever form the window has room for. */
const simulatorKey = () =>
  window.matchMedia(NARROW).matches ? "simulatorDrawer" : "simulatorOpen";

export const isSimulatorOpen = () => current[simulatorKey()];

/** Shows or hides the simulator. */
export function toggleSimulator(open?: boolean): void {
  const key = simulatorKey();
  setPreferences({ [key]: open ?? !current[key] });
}
