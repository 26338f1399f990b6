import { Button } from "antd";
import { useGesture } from "@/drafts/useGesture";
import { useSay } from "@/i18n";
import { usePlatform, type UnprotectedPart } from "@/platform";

/** Takes over the dialogue that was proposed for one mistake. */
export function AddProposal({ id, what }: { id: string; what: string }) {
  const say = useSay();
  const { busy, add } = useAdd();
  return (
    <Button
      size="small"
      disabled={busy}
      aria-label={say("protection.addOf", { what })}
      onClick={() => add([id])}
      data-testid="proposal-add"
    >
      {say("protection.add")}
    </Button>
  );
}

/** Takes over all that is shown; nothing where there is none or a single one. */
export function AddAll({ parts }: { parts: UnprotectedPart[] }) {
  const say = useSay();
  const { busy, add } = useAdd();
  const mistakes = parts.flatMap((part) => part.mistakes);
  const open = mistakes.filter(({ proposal }) => proposal?.state === "open");
  if (open.length < 2) return null;
  return (
    <Button
      size="small"
      disabled={busy}
      onClick={() => add(open.map(({ id }) => id))}
      data-testid="proposal-add-all"
    >
      {say("protection.addAll", { count: open.length })}
    </Button>
  );
}

function useAdd() {
  const say = useSay();
  const platform = usePlatform();
  const { busy, gesture } = useGesture();
  const add = (mistakes: string[]) =>
    void gesture(
      () => platform.addProposals(mistakes),
      (count) => say("protection.added", { count }),
    );
  return { busy, add };
}
