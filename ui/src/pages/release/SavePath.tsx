import { Button, Input, Space } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { ErrorNote } from "@/ui/ErrorNote";
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
