// The keys on this computer, held against those who may sign.
import type { Say } from "@/i18n";
import type { KeyView, SigningPerson } from "@/platform";
import { useKeys, useSigning } from "@/state/queries";
import { fileName } from "./NewKeyFields";

/** A key of this computer with the person whose it is; none: nobody's in the list. */
export type OwnKey = KeyView & { person: SigningPerson | null };

/** What a key is allowed to do; unlisted: nothing yet. */
export type Right = "manages" | "writes" | "approves" | "unlisted";

/** Whose a key is shows by the key itself, never by its short name, which anyone can copy. */
export function ownKeys(keys: readonly KeyView[], people: readonly SigningPerson[]): OwnKey[] {
  return keys.map((key) => ({
    ...key,
    person: people.find((one) => one.public_key === key.public_key) ?? null,
  }));
}

/** Those first that have a right, or that may sign anything at all. */
export function useOwnKeys(right?: Right): OwnKey[] {
  const keys = useKeys().data ?? [];
  const people = useSigning().data?.people ?? [];
  const all = ownKeys(keys, people);
  const has = ({ person }: OwnKey) => {
    if (!right) return person !== null;
    return right === "unlisted" ? person === null : person?.[right] === true;
  };
  return [...all.filter(has), ...all.filter((key) => !has(key))];
}

/** A key as it stands in a list to choose from. */
export function keyLabel(say: Say, key: OwnKey): string {
  return `${key.person?.person ?? say("keys.notListed")} · ${fileName(key.path)}`;
}
