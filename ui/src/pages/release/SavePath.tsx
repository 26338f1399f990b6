import { useQuery } from "@tanstack/react-query";
import { Button, Input, Space, Alert } from "antd";
import { useState } from "react";
import { useSay, useLocalized } from "@/i18n";
import { usePlatform } from "@/platform";
import { useDebounced } from "@/state/useDebounced";
import { ErrorNote } from "@/ui/notes";
import css from "./release.module.css";

/** Where the bundle goes. */
export function SavePath({ value, onChange }: { value: string; onChange: (path: string) => void }) {
  const say = useSay();
  const platform = usePlatform();
  const [error, setError] = useState<unknown>(null);
  const pick = () =>
    void platform
      .pickSavePath(say("release.pickTitle"), value.split(/[/\\]/).at(-1) ?? value)
      .then((path) => {
        if (path) onChange(path);
      })
      .catch(setError);
  return (
    <label className={css.path}>
      {say("release.saveTo")}
      <Space.Compact block>
        {/* Not typed: only what a native dialog gave, or the program proposed, is written to. */}
        <Input value={value} title={value} readOnly onClick={pick} data-testid="export-path" />
        <Button onClick={pick} data-testid="export-pick">
          {say("release.pick")}
        </Button>
      </Space.Compact>
      {error ? <ErrorNote error={error} /> : null}
    </label>
  );
}

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
