import { DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type SigningView } from "@/platform";
import { CopyLine } from "@/ui/CopyLine";
import { Part } from "@/ui/PageFrame";
import css from "../keys.module.css";

/** What whoever runs the bot is given, once. */
export function TrustFile({ view }: { view: SigningView }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const { message } = App.useApp();
  const save = async () => {
    try {
      const path = await platform.copyRoot(say("keys.copyTitle"));
      if (path) void message.success(say("keys.copiedTo", { path }));
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
  return (
    <Part
      title={say("keys.trust")}
      testid="trust-file"
      extra={
        view.version > 0 ? (
          <Button
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            onClick={() => void save()}
            data-testid="copy-root"
          >
            {say("keys.copyRoot")}
          </Button>
        ) : null
      }
    >
      <p className={css.lead}>{say("keys.trustWhat")}</p>
      {view.version > 0 ? (
        <CopyLine text={view.root_path} testid="root-path" />
      ) : (
        <p className={css.soft}>{say("keys.trustNone")}</p>
      )}
      <ul className={css.said}>
        <li>{say("keys.trustOnce")}</li>
        <li>{say("keys.trustMissing")}</li>
      </ul>
    </Part>
  );
}
