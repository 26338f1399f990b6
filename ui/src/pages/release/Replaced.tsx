import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useLocalized } from "@/i18n";
import { usePlatform } from "@/platform";
import { ErrorNote } from "@/ui/ErrorNote";
import { useDebounced } from "@/state/useDebounced";

/** What stands where the bundle goes, and will be replaced; or why it may not be. */
export function Replaced({ path }: { path: string }) {
  const localized = useLocalized();
  const platform = usePlatform();
  const settled = useDebounced(path.trim(), 200);
  const { data, error } = useQuery({
    queryKey: ["export-replaces", settled],
    queryFn: () => platform.exportReplaces(settled),
    enabled: settled !== "",
    // What is there may change while the dialog is closed.
    gcTime: 0,
  });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  return <Alert type="warning" showIcon title={localized(data)} data-testid="export-replaces" />;
}
