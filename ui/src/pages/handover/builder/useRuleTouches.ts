import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usePlatform, type Draft, type RuleCoverage } from "@/platform";

/**
 * In which test dialogues each rule has a part, as the files stand. All dialogues are played for
 * it, so nothing waits for it.
 */
export function useRuleTouches() {
  const platform = usePlatform();
  return useQuery<RuleCoverage[]>({
    queryKey: ["kb", "rule-touches"],
    queryFn: () => platform.ruleCoverage(null as Draft | null),
    placeholderData: keepPreviousData,
  });
}
