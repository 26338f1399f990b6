import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { usePlatform, type BulkEdit } from "@/platform";
import { KB } from "@/state/queries";
import { useDebounced } from "@/state/useDebounced";

/** What a change would do, as soon as typing rests; until then what was planned last. */
export function usePlan(edit: BulkEdit | null) {
  const platform = usePlatform();
  const asked = useDebounced(edit, 120);
  const plan = useQuery({
    queryKey: [...KB, "bulk", asked],
    queryFn: () => platform.planBulk(asked as BulkEdit),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const settled = asked === edit && !plan.isPlaceholderData && !plan.isFetching;
  return {
    /** The plan, also an older one; `null` if there is none, or nothing is asked. */
    plan: edit === null || plan.isError ? null : (plan.data ?? null),
    /** Whether it is what is asked now. */
    settled,
    error: settled && plan.isError ? plan.error : null,
  };
}
