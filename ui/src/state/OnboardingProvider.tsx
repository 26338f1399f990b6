// The four first steps on the sample, ticked off as they are done, remembered on this computer.
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { useOpenedWorkspace } from "./WorkspaceContext";

export const STEPS = ["edit", "ask", "run", "export"] as const;
export type Step = (typeof STEPS)[number];

type Onboarding = {
  visible: boolean;
  done: readonly Step[];
  finish: (step: Step) => void;
  dismiss: () => void;
};
type Kept = { done: Step[]; dismissed: boolean };

const Context = createContext<Onboarding | null>(null);
const KEY = "kaopu.firstSteps";

function read(): Kept {
  try {
    return {
      done: [],
      dismissed: false,
      ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Kept>),
    };
  } catch {
    return { done: [], dismissed: false };
  }
}

function write(kept: Kept): Kept {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // The steps then start over with the next window; nothing depends on them.
  }
  return kept;
}

export function OnboardingProvider({ children }: { children: ReactNode }) {
  const { is_sample: isSample } = useOpenedWorkspace();
  const [kept, setKept] = useState(read);
  const finish = useCallback(
    (step: Step) =>
      setKept((before) =>
        before.done.includes(step) ? before : write({ ...before, done: [...before.done, step] }),
      ),
    [],
  );
  const dismiss = useCallback(() => setKept((before) => write({ ...before, dismissed: true })), []);
  const value = useMemo(
    () => ({ visible: isSample && !kept.dismissed, done: kept.done, finish, dismiss }),
    [isSample, kept, finish, dismiss],
  );
  return <Context value={value}>{children}</Context>;
}

export function useOnboarding(): Onboarding {
  const onboarding = use(Context);
  if (!onboarding) throw new Error("useOnboarding outside of OnboardingProvider");
  return onboarding;
}
