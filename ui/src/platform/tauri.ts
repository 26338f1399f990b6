// The real thing: the generated commands, unwrapped, and the events. All texts that come in have
// their hidden characters spelled out, all that go out as they were.
import { commands, events } from "@/generated/bindings";
import { spelledAll, unspelledAll } from "./hidden";
import { ApiFailure, type Platform, type Unlisten, type UseCases } from "./platform";

type Command = (
  ...args: unknown[]
) => Promise<{ status: "ok"; data: unknown } | { status: "error"; error: unknown }>;

function unwrapped(command: Command) {
  return async (...args: unknown[]) => {
    const result = spelledAll(await command(...unspelledAll(args)));
    if (result.status === "ok") return result.data;
    throw typeof result.error === "object" && result.error !== null && "code" in result.error
      ? new ApiFailure(result.error as ConstructorParameters<typeof ApiFailure>[0])
      : new Error(String(result.error));
  };
}

/** `listen` is asynchronous; a component may leave before it has answered. */
function listening(start: Promise<Unlisten>): Unlisten {
  return () => void start.then((stop) => stop());
}

export function tauriPlatform(): Platform {
  const useCases = Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [name, unwrapped(command as Command)]),
  ) as unknown as UseCases;
  return {
    ...useCases,
    onWorkspaceChanged: (handle) => {
      const start = events.workspaceChanged.listen((event) => handle(spelledAll(event.payload)));
      // What changed before anybody listened (the encoder may be there before the window) was told
      // to nobody: whoever follows looks once at everything.
      void start.then(() => handle({ files: [], outside: false }));
      return listening(start);
    },
    onFixImpactProgress: (handle) =>
      listening(events.fixImpactProgress.listen((event) => handle(spelledAll(event.payload)))),
    onReviewProgress: (handle) =>
      listening(events.reviewProgress.listen((event) => handle(spelledAll(event.payload)))),
    onImportProgress: (handle) =>
      listening(events.importGoesOn.listen((event) => handle(event.payload))),
    onProtectionProgress: (handle) =>
      listening(events.protectionGoesOn.listen((event) => handle(event.payload))),
    onWordingsProgress: (handle) =>
      listening(events.wordingsGoOn.listen((event) => handle(event.payload))),
    onDiscoveryProgress: (handle) =>
      listening(events.discoveryGoesOn.listen((event) => handle(event.payload))),
    // Names of files are given back to be read: they stay as they are.
    onFilesDropped: (handle) =>
      listening(events.filesDropped.listen((event) => handle(spelledAll(event.payload)))),
    onWindowClosing: (handle) => listening(events.windowClosing.listen(handle)),
    onDialogueProgress: (handle) =>
      listening(events.dialogueProgress.listen((event) => handle(spelledAll(event.payload)))),
  };
}
