import { Button, Segmented } from "antd";
import type { ReactNode } from "react";
import { useSwitchWorkspace } from "@/drafts/useSwitchWorkspace";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";
import { useNavigation } from "@/state/navigation";
import { setPreferences, usePreferences } from "@/state/preferences";
import { useHistoryBackups, useReleases, useStatus } from "@/state/queries";
import { PageFrame, Part } from "@/ui/PageFrame";
import { version } from "../../../package.json";
import { RecentList } from "./RecentList";
import css from "./settings.module.css";

/** How it looks on this computer, and which knowledge base is open. */
export function SettingsPage() {
  const say = useSay();
  const platform = usePlatform();
  const switchTo = useSwitchWorkspace();
  const { go } = useNavigation();
  const { path } = useOpenedWorkspace();
  const { language, theme, textSize } = usePreferences();
  const releases = useReleases();
  const understanding = useStatus().data?.understanding ?? "lexical";
  return (
    <PageFrame title={say("nav.settings")} testid="page-settings">
      <Part title={say("settings.look")}>
        <SettingRow label={say("settings.language")}>
          <Segmented<"zh-CN" | "en">
            value={language}
            onChange={(value) => setPreferences({ language: value })}
            data-testid="setting-language"
            options={[
              { value: "zh-CN", label: say("settings.chinese") },
              { value: "en", label: "English" },
            ]}
          />
        </SettingRow>
        <SettingRow label={say("settings.theme")}>
          <Segmented
            value={theme}
            onChange={(value) => setPreferences({ theme: value })}
            data-testid="setting-theme"
            options={(["system", "light", "dark"] as const).map((value) => ({
              value,
              label: say(`settings.themes.${value}`),
            }))}
          />
        </SettingRow>
        <SettingRow label={say("settings.textSize")}>
          <Segmented
            value={textSize}
            onChange={(value) => setPreferences({ textSize: value })}
            data-testid="setting-text-size"
            options={(["small", "standard", "large"] as const).map((value) => ({
              value,
              label: say(`settings.sizes.${value}`),
            }))}
          />
        </SettingRow>
      </Part>
      <Part
        title={say("settings.knowledgeBases")}
        extra={
          <span style={{ display: "flex", gap: 8 }}>
            <Button size="small" onClick={() => switchTo(() => platform.openSample())}>
              {say("start.openSample")}
            </Button>
            <Button
              size="small"
              onClick={() =>
                switchTo(async () => {
                  const picked = await platform.pickFolder(say("start.pickTitle"));
                  return picked ? platform.openWorkspace(picked) : null;
                })
              }
              data-testid="settings-open-folder"
            >
              {say("start.openFolder")}
            </Button>
          </span>
        }
      >
        <SettingRow label={say("settings.openNow")}>
          <code>{path}</code>
        </SettingRow>
        <RecentList
          current={path}
          onOpen={(chosen) => switchTo(() => platform.openWorkspace(chosen))}
        />
      </Part>
      <Part title={say("settings.backups")} testid="settings-backups">
        <SettingRow label={say("nav.history")}>
          <span>{say("settings.historyIs")}</span>
          <HistoryBackupsLine />
        </SettingRow>
        <SettingRow label={say("release.past")}>
          <span>{say("settings.releasesAre", { count: releases.data?.length ?? 0 })}</span>
        </SettingRow>
        <SettingRow label={say("keys.own")}>
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "keys" })}
            data-testid="settings-keys"
          >
            {say("settings.toKeys")}
          </button>
        </SettingRow>
        <SettingRow label={say("settings.backup")}>
          <span>{say("settings.backupHow")}</span>
        </SettingRow>
      </Part>
      <Part title={say("settings.about")}>
        <SettingRow label={say("settings.version")}>
          <span data-testid="settings-version">{version}</span>
        </SettingRow>
        <SettingRow label={say("settings.understanding")}>
          <span>{say(`settings.${understanding}`)}</span>
        </SettingRow>
        <SettingRow label={say("settings.privacy")}>
          <span>{say("settings.privacyIs")}</span>
        </SettingRow>
      </Part>
    </PageFrame>
  );
}

/** Where copies of the history are made, and when the last was. */
function HistoryBackupsLine() {
  const say = useSay();
  const backups = useHistoryBackups().data;
  if (!backups) return null;
  const { count, newest, folder } = backups;
  return (
    <p className={css.fine} data-testid="history-backups">
      {newest
        ? say("settings.historyBackups", { count, at: savedTime(newest) })
        : say("settings.noHistoryBackups")}{" "}
      <code>{folder}</code>
    </p>
  );
}

function SettingRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.row}>
      <span>{label}</span>
      <div>{children}</div>
    </div>
  );
}
