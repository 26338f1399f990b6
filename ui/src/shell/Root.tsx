import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, Component, type ReactNode } from "react";
import { HandbookHost } from "@/handbook/HandbookHost";
import { sayIn } from "@/i18n";
import { PlatformProvider, type Platform } from "@/platform";
import { preferences } from "@/state/preferences";
import { useWorkspace } from "@/state/useWorkspace";
import { ThemeProvider } from "@/theme/ThemeProvider";
import { HintLayer } from "@/ui/HintLayer";
import { Mark } from "@/ui/icons";
import { StartScreen } from "./start/StartScreen";
import { Workbench } from "./workbench/Workbench";

/** Everything around the screens: the machine, what was read from it, and the clothes. */
export function Root({ platform }: { platform: Platform }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        // The Rust side says when something changed; until then what was read stays true. A second
        // try would only repeat an answer.
        defaultOptions: {
          queries: {
            staleTime: Infinity,
            retry: false,
            refetchOnWindowFocus: false,
            networkMode: "always",
          },
          mutations: { networkMode: "always" },
        },
      }),
  );
  return (
    <PlatformProvider platform={platform}>
      <QueryClientProvider client={queries}>
        <ThemeProvider>
          <CrashScreen>
            <Gate />
            <HandbookHost />
            <HintLayer />
          </CrashScreen>
        </ThemeProvider>
      </QueryClientProvider>
    </PlatformProvider>
  );
}

/** Nothing, the start screen, or the workbench. */
function Gate() {
  const workspace = useWorkspace();
  if (workspace.data) return <Workbench key={workspace.data.path} workspace={workspace.data} />;
  if (workspace.isPending) return <Splash />;
  return <StartScreen error={workspace.error} />;
}

/** Stands for the moment until the knowledge base is read; quiet, so that it doesn't flash. */
function Splash() {
  return (
    <main
      aria-busy="true"
      style={{ display: "grid", placeItems: "center", height: "100%", opacity: 0.5 }}
    >
      <Mark size={48} />
    </main>
  );
}

/** The last resort: a bug on the screen must say so, and that nothing is lost. */
class CrashScreen extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state = { failure: null as Error | null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override render() {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    const say = sayIn(preferences().language);
    return (
      <main role="alert" style={{ margin: "15vh auto", maxWidth: 480, padding: 24 }}>
        <h1 style={{ fontSize: 20 }}>{say("errors.crashTitle")}</h1>
        <p style={{ color: "var(--text-soft)", margin: "8px 0 16px" }}>{say("errors.crashBody")}</p>
        <pre className="mono" style={{ whiteSpace: "pre-wrap", color: "var(--text-faint)" }}>
          {failure.message}
        </pre>
        <Button type="primary" onClick={() => window.location.reload()}>
          {say("errors.reload")}
        </Button>
      </main>
    );
  }
}
