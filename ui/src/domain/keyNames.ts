// Keys as this computer's keyboard names them.

const mac = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);
const names: Record<string, string> = mac
  ? { mod: "⌘", shift: "⇧", alt: "⌥", enter: "↩" }
  : { mod: "Ctrl", shift: "Shift", alt: "Alt", enter: "Enter" };

/** `shortcut("mod", "K")` is ⌘K on a Mac and Ctrl+K elsewhere. */
export function shortcut(...keys: string[]): string {
  return keys.map((key) => names[key] ?? key).join(mac ? "" : "+");
}

/** Whether the modifier that commands use here is held: ⌘ on a Mac, Ctrl elsewhere. */
export function modHeld(event: { metaKey: boolean; ctrlKey: boolean }): boolean {
  return mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}
