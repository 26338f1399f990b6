import { useSay } from "@/i18n";
import { useNavigation } from "@/state/navigation";
import { TabbedPage } from "@/ui/TabbedPage";
import { DialoguesView } from "./DialoguesView";
import { ProtectionView } from "./protection/ProtectionView";
import { WordingsView } from "./wordings/WordingsView";

const TABS = ["dialogues", "protection", "wordings"] as const;

/** Conversations kept as tests, and what they would not notice. */
export function DialoguesPage() {
  const say = useSay();
  const { target, go } = useNavigation();
  const shown = target.show ?? "dialogues";
  return (
    <TabbedPage
      title={say("nav.dialogues")}
      tabs={TABS.map((key) => ({ key, label: say(`dialogues.tab.${key}`) }))}
      active={shown}
      onChange={(key) =>
        go({
          page: "dialogues",
          ...(key === "dialogues" ? { dialogue: undefined } : { show: key }),
        })
      }
      testid="page-dialogues"
    >
      {shown === "protection" ? (
        <ProtectionView />
      ) : shown === "wordings" ? (
        <WordingsView />
      ) : (
        <DialoguesView />
      )}
    </TabbedPage>
  );
}
