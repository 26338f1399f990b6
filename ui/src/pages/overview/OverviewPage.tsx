import { useOverview } from "@/state/queries";
import { useSay } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import { PageFrame } from "@/ui/PageFrame";
import { BudgetPart } from "./budget/BudgetPart";
import { Changes } from "./Changes";
import { Expiring } from "./Expiring";
import { Numbers } from "./Numbers";
import { Problems } from "./Problems";
import { Readiness } from "./Readiness";
import { ToFill } from "./ToFill";

/** One question: can I release? */
export function OverviewPage() {
  const say = useSay();
  return (
    <PageFrame title={say("nav.overview")} testid="page-overview">
      <Loaded query={useOverview()}>
        {(overview) => (
          <>
            <Readiness overview={overview} />
            <ToFill />
            <Numbers overview={overview} />
            <BudgetPart />
            <Problems diagnostics={overview.diagnostics} />
            <Expiring rows={overview.expiring} />
            <Changes rows={overview.changes} last={overview.status.last_release} />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
