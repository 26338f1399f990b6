// How this person likes the studio: kept on this computer, never in the knowledge base.
import { useSyncExternalStore } from "react";

export type Preferences = {
  language: "zh-CN" | "en";
  theme: "system" | "light" | "dark";
  textSize: "small" | "standard" | "large";
  simulatorWidth: number;
  simulatorOpen: boolean;
};

const KEY = "kaopu.preferences";
const defaults: Preferences = {
  language: "zh-CN",
  theme: "system",
  textSize: "standard",
  simulatorWidth: 380,
  simulatorOpen: true,
};

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
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
  listeners.forEach((listener) => listener());
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
