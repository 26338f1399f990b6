// What the screens read, by name. All of it is read again when the knowledge base changes.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usePlatform } from "@/platform";

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
  products: ["kb", "products"],
  dialogues: ["kb", "dialogues"],
  dialogue: (file: string) => ["kb", "dialogue", file],
  persona: ["kb", "persona"],
  escalation: ["kb", "escalation"],
  keys: ["keys"],
  releasePreview: ["kb", "release-preview"],
  releases: ["kb", "releases"],
  history: ["kb", "history"],
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
export function useBudget() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.budget, queryFn: () => platform.budget() });
}
export function useEntries() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.entries, queryFn: () => platform.entries() });
}
export function useEntry(id: string | null) {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.entry(id ?? ""), queryFn: () => platform.entry(id ?? ""), enabled: id !== null });
}
export function useSearch(query: string) {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.search(query),
    queryFn: () => platform.search(query),
    enabled: query !== "",
    placeholderData: query === "" ? undefined : keepPreviousData,
  });
}
export function usePlaceholders() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.placeholders, queryFn: () => platform.placeholders() });
}
export function useProducts() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.products, queryFn: () => platform.products() });
}
export function useDialogues() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.dialogues, queryFn: () => platform.dialogues() });
}
export function useDialogue(file: string | null) {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.dialogue(file ?? ""), queryFn: () => platform.dialogue(file ?? ""), enabled: file !== null });
}
export function usePersona() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.persona, queryFn: () => platform.persona() });
}
export function useEscalation() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.escalation, queryFn: () => platform.escalation() });
}
export function useKeys() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.keys, queryFn: () => platform.keys() });
}
export function useReleasePreview() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.releasePreview, queryFn: () => platform.releasePreview() });
}
export function useReleases() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.releases, queryFn: () => platform.releases() });
}
export function useHistory() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.history, queryFn: () => platform.history(500) });
}
export function useRecents() {
  const platform = usePlatform();
  return useQuery({ queryKey: keys.recents, queryFn: () => platform.recentWorkspaces() });
}
