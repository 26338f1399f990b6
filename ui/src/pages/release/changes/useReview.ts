import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { usePlatform, type Verdict } from "@/platform";
import { keys } from "@/state/queries";

type Progress = { done: number; total: number };

/**
 * What a release changes for customers: compared in the background, told how far it is, stopped when
 * nobody looks any more.
 */
export function useReview() {
  const platform = usePlatform();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const review = useQuery({
    queryKey: keys.releaseReview,
    queryFn: async () => {
      const found = await platform.releaseReview();
      // Whether all is approved is one of the checks.
      void queries.invalidateQueries({ queryKey: keys.releasePreview });
      return found;
    },
  });
  const { isFetching } = review;

  useEffect(() => platform.onReviewProgress(setProgress), [platform]);
  useEffect(() => {
    if (!isFetching) setProgress(null);
  }, [isFetching]);
  const stop = useCallback(
    () => void platform.stopReleaseReview().catch(() => undefined),
    [platform],
  );
  // Who leaves the page before it is done wants nothing of it; what was found is not remembered.
  useEffect(
    () => () => {
      if (queries.isFetching({ queryKey: keys.releaseReview }) === 0) return;
      stop();
      queries.removeQueries({ queryKey: keys.releaseReview });
    },
    [queries, stop],
  );

  const again = useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: keys.releaseReview }),
      queries.invalidateQueries({ queryKey: keys.sentBack }),
      queries.invalidateQueries({ queryKey: keys.releasePreview }),
      queries.invalidateQueries({ queryKey: keys.overview }),
    ]);
  }, [queries]);
  const decide = useCallback(
    async (ids: string[], verdict: Verdict | null) => {
      if (verdict) await platform.decideChanges(ids, verdict);
      else await platform.reopenChanges(ids);
      await again();
    },
    [platform, again],
  );
  return { review, progress, stop, again, decide };
}
