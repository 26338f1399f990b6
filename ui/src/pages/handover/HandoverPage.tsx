import { useState } from "react";
import { useNavigation, type Target } from "@/state/navigation";
import { useEscalation } from "@/state/queries";
import { useSay } from "@/i18n";
import { Loaded } from "@/ui/notes";
import { TabbedPage } from "@/ui/TabbedPage";
import { QueuesTab } from "./queues/QueuesTab";
import { RulesTab } from "./rules/RulesTab";
import { WordsTab } from "./words/WordsTab";

const TABS = ["rules", "queues", "words"] as const;
type Tab = (typeof TABS)[number];

const leadsToQueues = ({ queue, part }: Target) => Boolean(queue) || part === "holidays";

/** When a human takes over, who that is and when they are there, and what the bot listens for. */
export function HandoverPage() {
  const say = useSay();
  const escalation = useEscalation();
  const { target } = useNavigation();
  const [tab, setTab] = useState<Tab>(leadsToQueues(target) ? "queues" : "rules");
  const [shown, setShown] = useState(target);
  if (shown !== target) {
    // A link to a rule or a queue leads to it, whichever tab is open.
    setShown(target);
    if (target.rule) setTab("rules");
    if (leadsToQueues(target)) setTab("queues");
  }
  return (
    <TabbedPage
      title={say("nav.handover")}
      tabs={TABS.map((key) => ({ key, label: say(`handover.tabs.${key}`) }))}
      active={tab}
      onChange={setTab}
      testid="page-handover"
    >
      <Loaded query={escalation}>
        {(view) =>
          tab === "rules" ? (
            <RulesTab view={view} onQueues={() => setTab("queues")} />
          ) : tab === "queues" ? (
            <QueuesTab view={view} />
          ) : (
            <WordsTab view={view} />
          )
        }
      </Loaded>
    </TabbedPage>
  );
}
