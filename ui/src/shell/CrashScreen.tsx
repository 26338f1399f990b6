import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { preferences } from "@/state/preferences";
import { sayIn } from "@/i18n";

/** The last resort: a bug on the screen must say so, and that nothing is lost. */
export class CrashScreen extends Component<{ children: ReactNode }, { failure: Error | null }> {
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
