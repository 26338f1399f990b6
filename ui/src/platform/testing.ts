// The platform for unit tests, and for looking at the screens in a browser: replies that were
// recorded, and in memory what was saved since. It decides nothing. Never part of a build.
import {
  commands,
  type DialogueProgress,
  type Draft,
  type FilesDropped,
  type FixImpactProgress,
  type Localized,
  type SaveOutcome,
  type Trial,
  type WorkspaceChanged,
  type WorkspaceView,
} from "@/generated/bindings";
import { ApiFailure, type Platform, type UseCases } from "./platform";
import { callKey, replyTo, stepFrom, stepsOf } from "./recorded";

type Part = Draft["draft"] & { id?: string; topic?: string };
/** What was done that has been recorded, and parts saved besides; `null` if one was removed. */
type State = { done: readonly string[]; parts: ReadonlyMap<string, Draft | null> };
type Step = { state: State; label: Localized };
type Row = { draft: Part };

const partKey = (kind: string, id: string | undefined) => `${kind}:${id ?? ""}`;
const keyOf = ({ kind, draft }: Draft) =>
  partKey(kind, (draft as Part).id ?? (draft as Part).topic);

export function testingPlatform(): Platform {
  let state: State = { done: [], parts: new Map() };
  const past: Step[] = [];
  const future: Step[] = [];
  const changed = new Set<(change: WorkspaceChanged) => void>();
  const typed = new Map<string, { base: Draft; draft: Draft }>();
  const progress = new Set<(progress: FixImpactProgress | DialogueProgress) => void>();

  const dropped = new Set<(files: FilesDropped) => void>();

  const recorded = (call: string, ...args: unknown[]) => replyTo(state.done, callKey(call, args));
  const reply = (call: string, ...args: unknown[]): unknown => {
    const found = recorded(call, ...args);
    if (found?.error) throw new ApiFailure(found.error);
    if (found) return found.reply ?? null;
    const detail = JSON.stringify({ call, args });
    const message = { zh: detail, en: detail };
    throw new ApiFailure({ code: "not-recorded", message, hints: [] });
  };
  const tell = () =>
    setTimeout(() => {
      for (const handle of changed) handle({ files: [], outside: false });
    }, 0);
  const go = (next: State, label: string) => {
    past.push({ state, label: { zh: label, en: label } });
    future.length = 0;
    state = next;
    tell();
  };
  const back = (from: Step[], to: Step[]) => {
    const step = from.pop();
    if (!step) return null;
    to.push({ state, label: step.label });
    state = step.state;
    tell();
    return step.label;
  };
  const keep = (key: string, draft: Draft | null) =>
    go({ ...state, parts: new Map([...state.parts, [key, draft]]) }, key);

  const played =
    (name: string) =>
    async (...args: unknown[]) => {
      const key = callKey(name, args);
      const step = stepFrom(state.done, key);
      if (!step) return structuredClone(reply(name, ...args));
      const parts = new Map(state.parts);
      if (name === "saveDraft") parts.delete(keyOf(args[1] as Draft));
      go({ done: [...state.done, key], parts }, name);
      return structuredClone(step.reply ?? null);
    };
  const isRecorded = (call: string, ...args: unknown[]) =>
    Boolean(recorded(call, ...args) ?? stepFrom(state.done, callKey(call, args)));

  /** What is said about a part that was saved, as far as it was recorded for the draft. */
  const said = (draft: Draft) =>
    (recorded("tryOut", draft, [], true)?.reply as Trial | undefined)?.check ?? {};
  /** Rows with the parts that were saved in the place of those that were read. */
  const current = <R extends Row>(kind: Draft["kind"], rows: R[]): R[] => {
    const kept = new Map([...state.parts].filter(([key]) => key.startsWith(`${kind}:`)));
    const known = rows.flatMap((row) => {
      const key = partKey(kind, row.draft.id ?? row.draft.topic);
      const part = kept.get(key);
      kept.delete(key);
      if (part === null) return [];
      return part ? [{ ...row, ...said(part), draft: part.draft }] : [row];
    });
    const added = [...kept.values()].filter((part) => part !== null);
    return [
      ...known,
      ...added.map((part) => ({ ...unread, ...said(part), draft: part.draft })),
    ].map((row) => row as R);
  };
  const view = <Name extends keyof UseCases>(name: Name, ...args: Parameters<UseCases[Name]>) =>
    structuredClone(reply(name, ...args)) as Awaited<ReturnType<UseCases[Name]>>;

  const remembering = {
    undo: async () => back(past, future),
    redo: async () => back(future, past),
    status: async () => ({
      ...view("status"),
      undo: past.at(-1)?.label ?? null,
      redo: future.at(-1)?.label ?? null,
    }),
    saveDraft: async (base, draft) => {
      typed.delete(keyOf(draft));
      // A visit's name is another each time, and says only what is undone together.
      if (isRecorded("saveDraft", base, draft, null))
        return (await played("saveDraft")(base, draft, null)) as SaveOutcome;
      keep(keyOf(draft), structuredClone(draft));
      return { outcome: "saved", draft, merged: [] };
    },
    removePart: async (part) => {
      if (isRecorded("removePart", part)) await played("removePart")(part);
      else keep(partKey(part.kind, part.id), null);
      return null;
    },
    entry: async (id) => {
      const read = view("entry", id);
      const part = state.parts.get(partKey("entry", id));
      return part?.kind === "entry"
        ? { ...read, check: { ...read.check, ...said(part) }, draft: part.draft }
        : read;
    },
    personas: async () => {
      const read = view("personas");
      return { ...read, personas: current("persona", read.personas) };
    },
    care: async () => {
      const read = view("care");
      return { ...read, moments: current("care_moment", read.moments) };
    },
    escalation: async () => {
      const read = view("escalation");
      const dangers = read.dangers.map((draft) => ({ draft }));
      const settings = state.parts.get(partKey("escalation_settings", undefined));
      return {
        ...read,
        rules: current("rule", read.rules),
        queues: current("queue", read.queues),
        dangers: current("danger", dangers).map(({ draft }) => draft),
        settings: settings?.kind === "escalation_settings" ? settings.draft : read.settings,
      };
    },
    tryOut: async (draft, messages, editing) => {
      // A part that was saved is answered from like one that is being edited.
      const saved = draft ? null : ([...state.parts.values()].at(-1) ?? null);
      if (!saved || !recorded("tryOut", saved, messages, editing))
        return view("tryOut", draft, messages, editing);
      return { ...view("tryOut", saved, messages, editing), check: null };
    },
    keepConversation: async () => null,
    keepDraft: async (base, draft) => {
      typed.set(keyOf(draft), structuredClone({ base, draft }));
      return null;
    },
    forgetDraft: async (draft) => {
      typed.delete(keyOf(draft));
      return null;
    },
    keptDrafts: async () =>
      [...typed].map(([key, kept]) => ({ ...kept, is_gone: state.parts.get(key) === null })),
    placeForNew: async () => "/home/xiaoman/Documents",
    newWorkspace: async () => view("workspace") as WorkspaceView,
    closeWindow: async () => null,
    fixImpact: async (messages, fix) => {
      for (const handle of progress) handle({ done: 3, total: 12 });
      return view("fixImpact", messages, fix);
    },
    stopFixImpact: async () => null,
    stopReleaseReview: async () => null,
    trial: async () => null,
    pickLog: async () => null,
    cancelRun: async () => null,
    rescan: async () => false,
    onWorkspaceChanged: (handle) => {
      changed.add(handle);
      return () => changed.delete(handle);
    },
    onWindowClosing: () => () => undefined,
    pickImport: async () => ["/home/xiaoman/import.csv"],
    exportWorkbook: async () => null,
    onFilesDropped: (handle) => {
      dropped.add(handle);
      return () => dropped.delete(handle);
    },
    onFixImpactProgress: (handle) => {
      progress.add(handle);
      return () => progress.delete(handle);
    },
    pickChats: async () => "/home/xiaoman/chats.csv",
    stopDiscovery: async () => null,
    onDiscoveryProgress: () => () => undefined,
    stopProtection: async () => null,
    onProtectionProgress: () => () => undefined,
    stopWordings: async () => null,
    onWordingsProgress: () => () => undefined,
    onImportProgress: () => () => undefined,
    stopImport: async () => null,
    onReviewProgress: (handle) => {
      progress.add(handle);
      return () => progress.delete(handle);
    },
    onDialogueProgress: (handle) => {
      progress.add(handle);
      return () => progress.delete(handle);
    },
  } satisfies Partial<Platform>;

  const useCases = Object.fromEntries(Object.keys(commands).map((name) => [name, played(name)]));
  return { ...(useCases as unknown as UseCases), ...remembering };
}

/** What a browser is shown: the shop, or with `?after=fact-changed` that recorded situation. */
export async function previewPlatform(): Promise<Platform> {
  const platform = testingPlatform();
  const after = new URLSearchParams(window.location.search).get("after") ?? "";
  for (const { call, args } of stepsOf(after))
    await (platform[call as keyof Platform] as (...args: unknown[]) => Promise<unknown>)(...args);
  return platform;
}

/** What is read of a part that is new. */
const unread = {
  title: { zh: "", en: "" },
  sentence: { zh: "", en: "" },
  said: [],
  dialogues: [],
  diagnostics: [],
};
