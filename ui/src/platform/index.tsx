import { createContext, use, type ReactNode } from "react";
import type { Platform } from "./platform";

export { ApiFailure, toApiError, type Platform, type Unlisten } from "./platform";
export type * from "@/generated/bindings";
export type { Channel, Context, Message, Order, ToldContext, ToldMessage } from "./complete";

const PlatformContext = createContext<Platform | null>(null);

export function PlatformProvider({
  platform,
  children,
}: {
  platform: Platform;
  children: ReactNode;
}) {
  return <PlatformContext value={platform}>{children}</PlatformContext>;
}

export function usePlatform(): Platform {
  const platform = use(PlatformContext);
  if (!platform) throw new Error("usePlatform outside of PlatformProvider");
  return platform;
}

/**
 * `vite --mode preview` shows the studio in a browser with the sample shop, as it was recorded;
 * the branch is dropped from every other build.
 */
export async function loadPlatform(): Promise<Platform> {
  if (import.meta.env.MODE === "preview") return (await import("./testing")).previewPlatform();
  return (await import("./tauri")).tauriPlatform();
}
