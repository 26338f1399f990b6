import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useLayoutEffect, useMemo, type ReactNode } from "react";
import { usePreferences } from "@/state/preferences";
import { antdTheme } from "./antdTheme";
import { dark, light, paint } from "./palette";
import { useMediaQuery } from "./useMediaQuery";
import "./base.css";

/** Every size of text follows the chosen one. */
const STEPS = {
  "--font-small": -2,
  "--font-soft": -1,
  "--font-size": 0,
  "--font-large": 1,
} as const;
const SIZES = { small: 13, standard: 14, large: 16 } as const;

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { theme, language, textSize } = usePreferences();
  const systemDark = useMediaQuery("(prefers-color-scheme: dark)");
  const stillness = useMediaQuery("(prefers-reduced-motion: reduce)");
  const isDark = theme === "dark" || (theme === "system" && systemDark);
  const palette = isDark ? dark : light;
  const fontSize = SIZES[textSize];

  useLayoutEffect(() => {
    const root = document.documentElement;
    paint(palette, root);
    root.dataset.theme = isDark ? "dark" : "light";
    root.style.colorScheme = isDark ? "dark" : "light";
    for (const [name, step] of Object.entries(STEPS))
      root.style.setProperty(name, `${Math.max(11, fontSize + step)}px`);
  }, [palette, isDark, fontSize]);

  const config = useMemo(
    () => antdTheme(palette, isDark, fontSize, !stillness),
    [palette, isDark, fontSize, stillness],
  );
  return (
    <ConfigProvider
      theme={config}
      locale={language === "en" ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp component={false} message={{ duration: 4, maxCount: 1 }}>
        {children}
      </AntdApp>
    </ConfigProvider>
  );
}
