import type { Platform } from "../platform";
import type {
  DialogueProgress,
  Draft,
  EntryDraft,
  FixImpactProgress,
  Localized,
  OperationRow,
  PlayedTurn,
  RunReport,
  Status,
  WorkspaceChanged,
} from "@/generated/bindings";
import type { Message } from "../complete";
import { reply, withRecords } from "./bot";
import { budgetView } from "./budget";
import { check } from "./check";
import { checkUp } from "./checkup";
import { fixed, fixImpact, propose } from "./fixes";
import { dialogueRows, playScript, preview, releases, scriptOf } from "./house";
import { changesBy, escalationView, movedRule, neededBy, touches } from "./escalation";
import { history, keys, placeholders, recentWorkspaces, search, templates } from "./fixtures";
import { type FakeOptions, fromAddress } from "./options";
import * as parts from "./parts";
import {
  careView,
  personasView,
  playPersonas,
  toneMatrix,
  voicePreview,
  withDraft,
} from "./persona";
import * as shop from "./shop";
import { problems, row, type State, simulated, workspace } from "./views";
import { both, failure } from "./words";

export function fakePlatform(options: FakeOptions = fromAddress()): Platform {
  let entries: EntryDraft[] = options.empty ? [] : structuredClone(shop.entries);
  for (let i = entries.length; i < (options.entries ?? 0); i += 1) {
    entries.push({
      ...structuredClone(shop.entries[i % shop.entries.length] as EntryDraft),
      id: `more-${i}`,
      category: `类别 ${i % 40}`,
      question: `第 ${i} 个问题怎么办`,
      phrasings: [`问题 ${i} 的说法`],
      answers: [],
    });
  }
  let budget = 100;
  let began: State | null = null;
  let facts = structuredClone(shop.facts);
  let house = parts.newHouse();
  if (options.empty) house = { ...house, care: [], rules: [], queues: [], dangers: [] };
  type Step = { label: Localized; entries: EntryDraft[]; house: parts.House };
  const undoStack: Step[] = [];
  const redoStack: Step[] = [];
  const operations: OperationRow[] = [];
  let savedAt: string | null = null;
  let tally = dialogueRows.length
    ? { passed: dialogueRows.length - 1, total: dialogueRows.length, stale: true }
    : null;
  let cancelled = false;
  const changes = new Set<(change: WorkspaceChanged) => void>();
  const progress = new Set<(progress: DialogueProgress) => void>();
  const impact = new Set<(progress: FixImpactProgress) => void>();
  const world = () => ({ entries, facts, products: shop.products });
  const say = <T>(value: T): Promise<T> =>
    options.delay
      ? new Promise((resolve) => setTimeout(() => resolve(structuredClone(value)), options.delay))
      : Promise.resolve(structuredClone(value));
  const told = () => {
    for (const handle of changes) handle({ files: ["faqs.csv"], outside: false });
  };
  const write = (
    label: Localized,
    next: EntryDraft[],
    furnished: parts.House = house,
    file = "faqs.csv",
  ) => {
    if (options.fail === "read-only")
      throw failure(
        "read-only",
        "这个文件夹是只读的，没有写入",
        "The folder is read-only; nothing was written",
        "换一个能写的文件夹，或改它的权限后再试",
      );
    if (options.fail === "disk-full")
      throw failure(
        "disk-full",
        "磁盘满了，没有写入",
        "The disk is full; nothing was written",
        "腾出一些空间后点「再试一次」",
      );
    undoStack.push({ label, entries, house });
    redoStack.length = 0;
    entries = next;
    house = furnished;
    savedAt = new Date().toISOString();
    operations.unshift({
      id: operations.length + 1,
      label,
      actor: "我",
      at: savedAt,
      files: [file],
      undone: false,
    });
    if (tally) tally = { ...tally, stale: true };
    setTimeout(told, 0);
  };
  const find = (id: string) => {
    const entry = entries.find((one) => one.id === id);
    if (!entry) throw failure("unknown-id", `没有编号为 ${id} 的问答`, `There is no entry ${id}`);
    return entry;
  };
  const checked = (draft: EntryDraft) => check(draft, entries.slice(0, 200), facts, shop.products);
  const view = (draft: EntryDraft) => ({
    draft,
    check: checked(draft),
    dialogues: dialogueRows.filter((row) => row.entries.includes(draft.id)),
  });
  const status = (): Status => {
    const all = problems(entries, facts);
    const count = (severity: string) => all.filter((one) => one.severity === severity).length;
    return {
      errors: count("error"),
      warnings: count("warning"),
      hints: count("hint"),
      dialogues: tally,
      changes_since_release: 3,
      last_release: 3,
      undo: undoStack.at(-1)?.label ?? null,
      redo: redoStack.at(-1)?.label ?? null,
      saved_at: savedAt,
      understanding: "lexical",
      lexical_because: null,
    };
  };
  const played = (messages: Message[]) =>
    messages.map((_, index) => reply(messages.slice(0, index + 1), entries, facts, shop.products));
  const stored = (draft: Draft): Draft | null => {
    const found =
      draft.kind === "persona"
        ? house.personas.find(({ id }) => id === draft.draft.id)
        : draft.kind === "care_moment"
          ? house.care.find(({ id }) => id === draft.draft.id)
          : draft.draft;
    return found ? ({ kind: draft.kind, draft: found } as Draft) : null;
  };
  const swap = (from: typeof undoStack, to: typeof undoStack) => {
    const step = from.pop();
    if (!step) return null;
    to.push({ label: step.label, entries, house });
    entries = step.entries;
    house = step.house;
    setTimeout(told, 0);
    return step.label;
  };
  const blockers = () => {
    if (options.ready) return [];
    const errors = problems(entries, facts).filter(({ severity }) => severity === "error").length;
    return [
      ...(errors ? [both(`还有 ${errors} 个错误`, `${errors} errors left`)] : []),
      ...(tally && tally.passed < tally.total
        ? [
            both(
              `${tally.total - tally.passed} 个对话用例没有通过`,
              `${tally.total - tally.passed} dialogues fail`,
            ),
          ]
        : []),
    ];
  };

  return {
    recentWorkspaces: () => say(recentWorkspaces),
    openSample: async () => workspace(options.fail),
    templates: () => say(templates),
    placeForNew: async () => "/home/xiaoman/文稿",
    newWorkspace: async () => workspace(options.fail),
    openWorkspace: async () => {
      if (options.fail === "not-a-kb")
        throw failure(
          "not-a-kb",
          "这个文件夹里没有 kb.toml，不是知识库",
          "There is no kb.toml in this folder",
          "选含有 kb.toml 的文件夹",
        );
      return workspace(options.fail);
    },
    pickFolder: () => say("/home/xiaoman/知识库/另一家店"),
    pickSavePath: (_title, suggested) => say(`/home/xiaoman/发布/${suggested}`),
    workspace: () => (options.fail === "not-a-kb" ? say(null) : say(workspace(options.fail))),
    rescan: () => say(false),
    status: () => say(status()),
    overview: async () => {
      if (options.fail === "overview")
        throw failure("io", "读取文件时出错", "A file could not be read", "检查文件夹是否还在");
      const rows = entries.map((one) => row(one, entries, facts));
      return say({
        status: status(),
        entries: entries.length,
        enabled: rows.filter(({ enabled }) => enabled).length,
        phrasings: rows.reduce((sum, { phrasings }) => sum + phrasings, 0),
        facts: facts.length,
        products: shop.products.length,
        rules: house.rules.length,
        dialogues: dialogueRows.length,
        blockers: blockers(),
        diagnostics: problems(entries, facts),
        expiring: rows.filter(({ review_by }) => review_by),
        changes: preview.changes,
        categories: [...new Set(rows.map(({ category }) => category))].map((name) => ({
          name,
          entries: rows.filter(({ category }) => category === name).length,
        })),
      });
    },
    entries: () => say(entries.map((one) => row(one, entries, facts))),
    search: async (query) => say(search(entries, facts, query)),
    entry: async (id) => say(view(find(id))),
    createEntry: async (category, question) => {
      const draft: EntryDraft = {
        id: `entry-${entries.length + 1}`,
        category,
        question,
        answer: "",
        enabled: true,
        review_by: "",
        note: "",
        phrasings: [],
        answers: [],
      };
      write(both(`新建「${question}」`, `Add “${question}”`), [...entries, draft]);
      return say(view(draft));
    },
    undo: () => say(swap(undoStack, redoStack)),
    redo: () => say(swap(redoStack, undoStack)),
    placeholders: () => say(placeholders(entries, facts)),
    saveFact: async (fact) => {
      facts = facts.map((one) => (one.key === fact.key ? fact : one));
      setTimeout(told, 0);
      return null;
    },
    products: () => say(shop.products),
    tryOut: (draft, messages, editing) => {
      began = editing ? (began ?? { entries, facts, house }) : null;
      return say({
        check: draft && (draft.kind === "entry" ? checked(draft.draft) : parts.check(house, draft)),
        turns: withRecords(
          messages as Message[],
          simulated({ entries, facts, house }, messages as Message[], draft, began),
        ),
      });
    },
    proposeFixes: async (messages, right) => say(propose(world(), messages as Message[], right)),
    fixImpact: async (messages, fix) => {
      for (const handle of impact) handle({ done: 3, total: 12 });
      return say(
        fixImpact(
          world(),
          messages as Message[],
          fix,
          dialogueRows.map((one) => ({
            file: one.file,
            title: one.title,
            messages: scriptOf(one),
          })),
        ),
      );
    },
    checkUp: (draft) => say(checkUp(world(), draft)),
    budget: () => say(budgetView(budget, entries)),
    saveBudget: async (chosen) => {
      write(
        both(
          `把答错上限改成 ${chosen / 100}%`,
          `Change the wrong-answer budget to ${chosen / 100}%`,
        ),
        entries,
      );
      budget = chosen;
      return null;
    },
    stopFixImpact: () => say(null),
    applyFix: async (fix) => {
      write(
        both(`改相似问“${fix.phrasing}”`, `Change the phrasing “${fix.phrasing}”`),
        fixed(entries, fix),
      );
      return null;
    },
    dialogues: () => say(options.empty ? [] : dialogueRows),
    dialogue: async (file) => {
      const found = dialogueRows.find((one) => one.file === file);
      if (!found) throw failure("unknown-id", "没有这个对话用例", "There is no such dialogue");
      return say(
        playScript(found, (messages) =>
          simulated({ entries, facts, house }, messages, null, null).map(({ turn }) => turn),
        ),
      );
    },
    runDialogues: async () => {
      cancelled = false;
      const reports: RunReport["reports"] = [];
      for (const [index, found] of dialogueRows.entries()) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        if (cancelled) break;
        reports.push(
          playScript(found, (messages) =>
            simulated({ entries, facts, house }, messages, null, null).map(({ turn }) => turn),
          ),
        );
        for (const handle of progress) handle({ done: index + 1, total: dialogueRows.length });
      }
      const passed = reports.filter((one) => one.passed).length;
      if (!cancelled) tally = { passed, total: dialogueRows.length, stale: false };
      for (const one of reports) {
        const target = dialogueRows.find(({ file }) => file === one.file);
        if (target) target.outcome = one.passed ? "passed" : "failed";
      }
      return { passed, total: dialogueRows.length, cancelled, reports };
    },
    cancelRun: async () => {
      cancelled = true;
      return null;
    },
    saveAsDialogue: async (title, messages) => {
      const made = {
        file: `saved-${dialogueRows.length}.toml`,
        title,
        turns: messages.length,
        first: messages[0]?.text ?? "",
        outcome: "passed" as const,
        entries: [],
      };
      dialogueRows.push(made);
      setTimeout(told, 0);
      return say(made);
    },
    removeDialogue: async (file) => {
      dialogueRows.splice(
        dialogueRows.findIndex((one) => one.file === file),
        1,
      );
      setTimeout(told, 0);
      return null;
    },
    personas: () => say(personasView(house)),
    usePersona: async (id) => {
      write(
        both(
          `改用人设「${house.personas.find((one) => one.id === id)?.name ?? id}」`,
          "Use another persona",
        ),
        entries,
        { ...house, speaking: id },
        "persona.toml",
      );
      return null;
    },
    toneMatrix: (draft) => say(toneMatrix(withDraft(house, draft))),
    playPersonas: (messages, draft) =>
      say(
        playPersonas(withDraft(house, draft), messages as Message[], (all) =>
          played(all as Message[]),
        ),
      ),
    voicePreview: (draft, text) => say(voicePreview(draft, text)),
    care: () => say(careView(house)),
    dialogueChanges: (draft) => say(changesBy(house, draft)),
    saveDraft: async (base, draft) => {
      if (options.fail === "conflict" && draft.kind === "entry")
        return say(parts.changedOutside(find(draft.draft.id)));
      if (options.fail === "conflict" && base && draft.kind === "persona")
        return say({
          outcome: "conflict" as const,
          theirs: {
            kind: "persona" as const,
            draft: { ...draft.draft, name: "大满", address: "您" },
          },
          fields: ["name", "address"],
        });
      if (!base && draft.kind === "persona" && stored(draft))
        throw failure("already-there", "已经有这个编号了", "This id is taken", "换一个编号");
      write(
        both(
          `${base ? "改" : "新建"}「${parts.nameOf(draft)}」`,
          `${base ? "Edit" : "Add"} “${parts.nameOf(draft)}”`,
        ),
        draft.kind === "entry"
          ? entries.map((one) => (one.id === draft.draft.id ? structuredClone(draft.draft) : one))
          : entries,
        draft.kind === "entry" ? house : parts.put(house, structuredClone(draft)),
        parts.fileOf(draft.kind),
      );
      return say({ outcome: "saved" as const, draft, merged: [] });
    },
    keepConversation: () => say(null),
    keepDraft: () => say(null),
    forgetDraft: () => say(null),
    keptDrafts: () => say([]),
    closeWindow: () => say(null),
    removePart: async (part) => {
      const needing = neededBy(house, part);
      if (needing.length > 0)
        throw failure(
          "in-use",
          `还有规则转到这里：${needing.join("、")}`,
          `Rules still hand over to it: ${needing.join(", ")}`,
          "先把这些规则转到别处",
        );
      write(
        both(`删除「${part.id}」`, `Remove “${part.id}”`),
        part.kind === "entry" ? entries.filter(({ id }) => id !== part.id) : entries,
        parts.without(house, part),
        parts.fileOf(part.kind),
      );
      return null;
    },
    escalation: () => say(escalationView(house)),
    moveRule: async (rule, before) => {
      write(
        both("调整规则顺序", "Reorder the rules"),
        entries,
        { ...house, ...movedRule(house, rule, before) },
        "escalation.toml",
      );
      return null;
    },
    ruleCoverage: () => say(touches(house)),
    keys: () => say(options.empty ? [] : keys),
    createKey: async (name) =>
      say({
        path: `/home/xiaoman/.config/kaopu/keys/${name}.key`,
        public_key: shop.publicKey,
        key_id: "E7620F1842B4E81F",
      }),
    releasePreview: (last) =>
      say({
        ...preview,
        ...(options.fail === "last-number"
          ? {
              seq: last === null ? 0 : last + 1,
              last_asked: both(
                "修改历史损坏过，不知道上一版是第几版",
                "the history was damaged, and the last release's number is not known",
              ),
            }
          : {}),
        blockers: blockers(),
        tally: options.ready
          ? { passed: 6, total: 6, stale: false }
          : (tally ?? { passed: 0, total: 0, stale: true }),
      }),
    exportReplaces: () => say(null),
    exportBundle: async (_key, passphrase, path) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      if (passphrase === "wrong")
        throw failure(
          "wrong-passphrase",
          "口令不对，没有签名",
          "Wrong passphrase; nothing was signed",
          "再输一次；口令从不保存，忘了只能换一把钥匙",
        );
      return {
        path,
        digest: "9f2c4be1a07d5c3e8b6f1d2a4c5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70",
        seq: 4,
        size: 81_920,
        public_key: shop.publicKey,
        verify_commands: [
          `kaopu verify ${path} --public-key ${shop.publicKey}`,
          `tar -xOf ${path} manifest.sha256 | sha256sum`,
        ],
      };
    },
    releases: () => say(options.empty ? [] : releases),
    history: () => say(operations.length || options.empty ? operations : history),
    onWorkspaceChanged: (handle) => {
      changes.add(handle);
      return () => changes.delete(handle);
    },
    onFixImpactProgress: (handle) => {
      impact.add(handle);
      return () => impact.delete(handle);
    },
    onWindowClosing: () => () => undefined,
    onDialogueProgress: (handle) => {
      progress.add(handle);
      return () => progress.delete(handle);
    },
  };
}

export type { PlayedTurn };
