import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { PlatformProvider, type Platform } from "@/platform";
import { ThemeProvider } from "@/theme/ThemeProvider";
import { Gate } from "./Gate";
import { CrashScreen } from "./CrashScreen";

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
          </CrashScreen>
        </ThemeProvider>
      </QueryClientProvider>
    </PlatformProvider>
  );
}
