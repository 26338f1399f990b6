import { Button, Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useSay } from "@/i18n";
import type { DiscoveryView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useLeftClusters } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { ClusterCard } from "./ClusterCard";
import css from "./left.module.css";

/** What no entry answers, the most frequent first; and what was put aside. */
export function LeftPart({ left }: { left: DiscoveryView["left"] }) {
  const say = useSay();
  const { target } = useNavigation();
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<"open" | "aside">("open");
  const asked = target.page === "discover" && target.part === "left";
  useEffect(() => {
    if (asked) place.current?.scrollIntoView({ block: "start" });
  }, [asked]);
  const aside = shown === "aside" && left.aside > 0;
  const pages = useLeftClusters(aside);
  const clusters = pages.data?.pages.flatMap((page) => page.clusters) ?? [];
  return (
    <div ref={place}>
      <Part
        title={say("discover.left")}
        testid="discover-left"
        extra={
          left.aside > 0 ? (
            <Segmented<"open" | "aside">
              size="small"
              value={aside ? "aside" : "open"}
              onChange={setShown}
              options={[
                { value: "open", label: say("discover.open", { count: left.clusters }) },
                { value: "aside", label: say("discover.aside", { count: left.aside }) },
              ]}
              data-testid="discover-shown"
            />
          ) : null
        }
      >
        <p className={css.lead}>
          {left.clusters === 0
            ? say("discover.nothingLeft")
            : say("discover.leftLead", { count: left.clusters, questions: left.questions })}
        </p>
        <Loaded query={pages}>
          {() => (
            <>
              <ol className={css.clusters}>
                {clusters.map((cluster) => (
                  <ClusterCard key={cluster.id} cluster={cluster} aside={aside} />
                ))}
              </ol>
              {pages.hasNextPage ? (
                <Button
                  loading={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                  data-testid="discover-more"
                >
                  {say("discover.more")}
                </Button>
              ) : null}
            </>
          )}
        </Loaded>
      </Part>
    </div>
  );
}
