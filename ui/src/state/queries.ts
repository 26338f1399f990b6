// What the screens read, by name. All of it is read again when the knowledge base changes.
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useState } from "react";
import {
  usePlatform,
  type Draft,
  type HistoryQuery,
  type Message,
  type PersonaDraft,
  type SearchFound,
  type TableName,
} from "@/platform";

export const keys = {
  workspace: ["workspace"],
  recents: ["recents"],
  status: ["kb", "status"],
  overview: ["kb", "overview"],
  budget: ["kb", "budget"],
  entries: ["kb", "entries"],
  entry: (id: string) => ["kb", "entry", id],
  search: (query: string) => ["kb", "search", query],
  placeholders: ["kb", "placeholders"],
  pictures: ["kb", "pictures"],
  // A file's name changes with its content, so what was shown once stays true.
  picture: (file: string) => ["picture", file],
  products: ["kb", "products"],
  table: (table: TableName) => ["kb", "table", table],
  tableUses: (table: TableName, row: number, column: string) => [
    "kb",
    "table-uses",
    table,
    row,
    column,
  ],
  timeline: (from: string | null) => ["kb", "timeline", from],
  changesAt: (moment: string) => ["kb", "changes-at", moment],
  dialogues: ["kb", "dialogues"],
  deviations: ["kb", "deviations"],
  dialogue: (file: string) => ["kb", "dialogue", file],
  protection: ["kb", "protection"],
  wordings: ["kb", "wordings"],
  discovery: ["kb", "discovery"],
  leftClusters: (aside: boolean) => ["kb", "discovery", "left", aside],
  judging: ["kb", "judging"],
  personas: ["kb", "personas"],
  care: ["kb", "care"],
  toneMatrix: (draft: Draft | null) => ["kb", "tone-matrix", draft],
  personaPlay: (messages: readonly Message[], draft: Draft | null) => [
    "kb",
    "persona-play",
    messages,
    draft,
  ],
  voice: (draft: PersonaDraft, text: string) => ["kb", "voice", draft, text],
  escalation: ["kb", "escalation"],
  keys: ["keys"],
  keyFiles: ["keys", "files"],
  releasePreview: ["kb", "release-preview"],
  releases: ["kb", "releases"],
  pastRelease: (seq: number) => ["kb", "past-release", seq],
  trial: ["trial"],
  signing: ["kb", "signing"],
  releaseReview: ["kb", "release-review"],
  sentBack: ["kb", "sent-back"],
  unreadFiles: ["kb", "unread-files"],
  openMerges: ["kb", "open-merges"],
  historyBackups: ["kb", "history-backups"],
  history: (query: HistoryQuery) => ["kb", "history", query],
  operationChanges: (first: number, last: number) => ["kb", "operation-changes", first, last],
} as const;

/** Everything that depends on the knowledge base's content. */
export const KB = ["kb"] as const;

export function useStatus() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.status, queryFn: () => platform.status() });
}
export function useOverview() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.overview, queryFn: () => platform.overview() });
}
/**
 * How many entries are being learnt: until they are, replies go by words alone. `undefined` until it
 * is known.
 */
export function useLearning(): number | null | undefined {
  return useStatus().data?.learning;
}
/** What each choice of a budget leads to, which is only known once all is learnt. */
export function useBudget() {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.budget,
    queryFn: () => platform.budget(),
    enabled: useLearning() === null,
  });
}
export function useEntries() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.entries, queryFn: () => platform.entries() });
}
export function useEntry(id: string | null) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.entry(id ?? ""),
    queryFn: () => platform.entry(id ?? ""),
    enabled: id !== null,
  });
}
export function useSearch(query: string) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.search(query),
    queryFn: async () => ({ ...(await platform.search(query)), query }),
    enabled: query !== "",
    placeholderData: query === "" ? undefined : keepPreviousData,
  });
}

const NOTHING: SearchFound = { hits: [], entries: [] };

/**
 * What the search finds for a field's text, and whether that is already the answer to what stands
 * in the field; until then the hits are those of earlier letters, `of` which they are. A letter is
 * searched for at once; those that are typed meanwhile are one search after it.
 */
export function useTypedSearch(typed: string) {
  const query = typed.trim();
  const [asked, ask] = useState(query);
  const { data, isPlaceholderData: isOld, isError } = useSearch(asked);
  const answered = asked === "" || isError || (data !== undefined && !isOld);
  if (asked !== query && (answered || query === "")) ask(query);
  const { hits, entries } = data ?? NOTHING;
  const of = isError ? asked : (data?.query ?? "");
  return { asked, of, hits, entries, settled: asked === query && answered };
}
export function usePlaceholders() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.placeholders, queryFn: () => platform.placeholders() });
}
export function usePictures() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.pictures, queryFn: () => platform.pictures() });
}
/** A picture by its file: an address to show, or `null` where there is none that may be shown. */
export function usePicture(file: string | null) {
  const platform = usePlatform();
  const { data } = useQuery({
    queryKey: keys.picture(file ?? ""),
    queryFn: () => platform.picture(file ?? ""),
    enabled: file !== null && file !== "",
    staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
  });
  return data ?? null;
}
export function useProducts() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.products, queryFn: () => platform.products() });
}
/** Eight weeks of what changes by itself, from a day on; without one from this week on. */
export function useTimeline(from: string | null) {
  const platform = usePlatform();
  const asked = from === "" ? null : from;
  return useQuery({
    queryKey: keys.timeline(asked),
    queryFn: () => platform.timeline(asked),
    placeholderData: keepPreviousData,
  });
}
/** What is answered otherwise from a moment on. */
export function useChangesAt(moment: string) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.changesAt(moment),
    queryFn: () => platform.changesAt(moment),
  });
}
export function useDialogues() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.dialogues, queryFn: () => platform.dialogues() });
}
/** What no longer goes as the dialogues expect; asked only where a run has failed. */
export function useDeviations(failed: boolean) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.deviations,
    queryFn: () => platform.deviations(),
    enabled: failed,
  });
}
export function useDialogue(file: string | null) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.dialogue(file ?? ""),
    queryFn: () => platform.dialogue(file ?? ""),
    enabled: file !== null,
  });
}
/** What nobody would notice, as it was found last; `null` if nobody looked. */
export function useProtection() {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.protection,
    queryFn: () => platform.protection(),
    placeholderData: keepPreviousData,
  });
}
/** How entries stand up to the ways in which customers write; `null` if nobody looked. */
export function useWordings() {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.wordings,
    queryFn: () => platform.wordings(),
    placeholderData: keepPreviousData,
  });
}
/** What the log of chats that was read last asks; `null` without one. */
export function useDiscovery() {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.discovery,
    queryFn: () => platform.discovery(),
    placeholderData: keepPreviousData,
  });
}
/** What is left of it, or what was put aside, page by page. */
export function useLeftClusters(aside: boolean) {
  const platform = usePlatform();
  return useInfiniteQuery({
    queryKey: keys.leftClusters(aside),
    queryFn: ({ pageParam: from }) => platform.leftClusters(aside, from),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}
/** The sample of replies that is judged. */
export function useJudging() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.judging, queryFn: () => platform.judging() });
}
export function usePersonas() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.personas, queryFn: () => platform.personas() });
}
/** How the bot that speaks now is called. */
export function useSpeakingName(): string {
  const view = usePersonas().data;
  return view?.personas.find(({ draft }) => draft.id === view.speaking)?.draft.name ?? "";
}
/** The file of the speaking persona's face; `null` without one. */
export function useSpeakingFace(): string | null {
  const view = usePersonas().data;
  return useFace(view?.personas.find(({ draft }) => draft.id === view.speaking)?.draft.face ?? "");
}
/** The file of the picture that is so called, by its name or its id; `null` without one. */
export function useFace(face: string): string | null {
  const pictures = usePictures().data?.pictures ?? [];
  if (!face) return null;
  const named = pictures.find(({ name }) => name === face);
  return (named ?? pictures.find(({ id }) => id === face))?.file ?? null;
}
export function useCare() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.care, queryFn: () => platform.care() });
}
/**
 * What can be said to whom, with an unsaved draft if there is one; while it is being worked out,
 * what was found before stays.
 */
export function useToneMatrix(draft: Draft | null) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.toneMatrix(draft),
    queryFn: () => platform.toneMatrix(draft),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
}
/** One conversation as each persona would lead it. */
export function usePersonaPlay(messages: readonly Message[], draft: Draft | null) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.personaPlay(messages, draft),
    queryFn: () => platform.playPersonas([...messages], draft),
    enabled: messages.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
}
/** A phrase as SSML in a persona's voice. */
export function useVoicePreview(draft: PersonaDraft | null, text: string) {
  const platform = usePlatform();
  return useQuery({
    queryKey: draft ? keys.voice(draft, text) : ["kb", "voice"],
    queryFn: () => platform.voicePreview(draft as PersonaDraft, text),
    enabled: draft !== null && text !== "",
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
}
export function useEscalation() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.escalation, queryFn: () => platform.escalation() });
}
export function useKeys() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.keys, queryFn: () => platform.keys() });
}
/** The same with their folder, and what is wrong with other files in it. */
export function useKeyFiles() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.keyFiles, queryFn: () => platform.keyFiles() });
}
/** Who may sign for the open knowledge base. */
export function useSigning() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.signing, queryFn: () => platform.signing() });
}
/** `last`: the last release's number, where the person was asked for it. */
export function useReleasePreview(last: number | null) {
  const platform = usePlatform();
  const queries = useQueryClient();
  // Looking at a release runs the dialogues: what is said of them elsewhere is old then.
  const look = async () => {
    const preview = await platform.releasePreview(last);
    void queries.invalidateQueries({ queryKey: keys.status });
    void queries.invalidateQueries({ queryKey: keys.overview });
    return preview;
  };
  return useQuery({
    queryKey: [...keys.releasePreview, last],
    queryFn: look,
    placeholderData: keepPreviousData,
  });
}
export function useReleases() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.releases, queryFn: () => platform.releases() });
}
/** The release that is tried in the browser; while one is, whether it still runs. */
export function useReleaseTrial() {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.trial,
    queryFn: () => platform.trial(),
    refetchInterval: (query) => (query.state.data ? 3000 : false),
  });
}
export function usePastRelease(seq: number) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.pastRelease(seq),
    queryFn: () => platform.pastRelease(seq),
  });
}
/** What an approver sent back, until the bot does something else. */
export function useSentBack() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.sentBack, queryFn: () => platform.sentBack() });
}
/** Where the backups of the history are. */
export function useHistoryBackups() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.historyBackups, queryFn: () => platform.historyBackups() });
}
/** Files that can't be read as they are. */
export function useUnreadFiles() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.unreadFiles, queryFn: () => platform.unreadFiles() });
}
/** Other versions of files that can be brought in. */
export function useOpenMerges() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.openMerges, queryFn: () => platform.openMerges() });
}
/** The history in stretches, each where the one before ended. */
export function useHistory(query: HistoryQuery) {
  const platform = usePlatform();
  return useInfiniteQuery({
    queryKey: keys.history(query),
    queryFn: ({ pageParam: before }) => platform.history({ ...query, before }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}
/** What operations of the history changed, from the first to the last of them. */
export function useOperationChanges(first: number, last: number) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.operationChanges(first, last),
    queryFn: () => platform.operationChanges(first, last),
  });
}
export function useRecents() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.recents, queryFn: () => platform.recentWorkspaces() });
}
