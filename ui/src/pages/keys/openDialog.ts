import type { SigningPerson, SigningView, WaitingRoot } from "@/platform";

/** Which dialog lies over the page, and what it is about. */
export type OpenDialog =
  | { kind: "add" | "renew" | "new-key" | "begin-anew" }
  | { kind: "remove" | "rotate"; person: SigningPerson }
  | { kind: "ask-managers"; view: SigningView }
  | { kind: "sign-waiting"; waiting: WaitingRoot };

export type OnOpen = (dialog: OpenDialog) => void;
