import {
  CalendarOutlined,
  CloseCircleFilled,
  CloseOutlined,
  DownOutlined,
} from "@ant-design/icons";
import { StyleProvider } from "@ant-design/cssinjs";
import { App as AntdApp, ConfigProvider, theme, type ThemeConfig } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useLayoutEffect, useMemo, type ReactNode } from "react";
import { usePreferences } from "@/state/preferences";
import { keepingCache, WITHOUT_PREFIXES } from "./antdStyles";
import { dark, light, paint, type Palette } from "./palette";
import { useMediaQuery } from "./useMediaQuery";
import "./base.css";

/** Every size of text follows the chosen one. */
const STEPS = {
  "--font-small": -2,
  "--font-soft": -1,
  "--font-size": 0,
  "--font-large": 1,
} as const;
/** antd's own icons, but silent: read aloud they would say "down", in English. */
const CLEAR_ICON = <CloseCircleFilled aria-hidden />;
const SELECT_ICONS = {
  suffixIcon: <DownOutlined aria-hidden />,
  removeIcon: <CloseOutlined aria-hidden />,
  clearIcon: CLEAR_ICON,
};
const DATE_ICONS = { suffixIcon: <CalendarOutlined aria-hidden />, clearIcon: CLEAR_ICON };
const STYLES = keepingCache();
const TRANSFORMERS = [WITHOUT_PREFIXES];
/**
 * Where dialogs, menus and hints are put. In `body` itself a dialog would lock the page's scrolling by a
 * style that comes and goes; the page doesn't scroll.
 */
const overlays = () => document.getElementById("overlays") ?? document.body;
const SHADOW = "0 8px 24px var(--shade)";
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
    <StyleProvider cache={STYLES} transformers={TRANSFORMERS}>
      <ConfigProvider
        theme={config}
        getPopupContainer={overlays}
        locale={language === "en" ? enUS : zhCN}
        button={{ autoInsertSpace: false }}
        select={SELECT_ICONS}
        datePicker={DATE_ICONS}
      >
        <AntdApp component={false} message={{ duration: 4, maxCount: 1 }}>
          {children}
        </AntdApp>
      </ConfigProvider>
    </StyleProvider>
  );
}

const fontFamily = [
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC"',
  '"Source Han Sans SC", system-ui, "Segoe UI", sans-serif',
].join(", ");

/** antd in our clothes: hairlines instead of boxes, one accent, short motion or none. */
function antdTheme(
  palette: Palette,
  isDark: boolean,
  fontSize: number,
  motion: boolean,
): ThemeConfig {
  return {
    // What is kept of one theme must not hold in another.
    cssVar: { key: `kaopu-${isDark ? "dark" : "light"}-${fontSize}${motion ? "" : "-still"}` },
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
      // Lighter, as antd would have it, white words on it could not be read.
      colorPrimaryHover: palette.accentStrong,
      colorPrimaryActive: palette.accentStrong,
      colorInfo: palette.accent,
      colorLink: palette.accentStrong,
      colorSuccess: palette.good,
      colorWarning: palette.warning,
      colorError: palette.error,
      colorText: palette.text,
      colorTextSecondary: palette.textSoft,
      colorTextTertiary: palette.textFaint,
      colorTextPlaceholder: palette.textFaint,
      colorBgBase: palette.surface,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBgLayout: palette.app,
      colorBorder: palette.line,
      colorBorderSecondary: palette.hairline,
      colorSplit: palette.hairline,
      borderRadius: 6,
      borderRadiusLG: 10,
      borderRadiusSM: 4,
      controlHeight: 32,
      fontFamily,
      fontSize,
      fontSizeSM: fontSize - 1,
      lineWidthFocus: 2,
      // One shadow, not antd's three: without a graphics card each is drawn anew with every letter.
      boxShadow: SHADOW,
      boxShadowSecondary: SHADOW,
      motion,
      motionDurationFast: "0.06s",
      motionDurationMid: "0.1s",
      motionDurationSlow: "0.14s",
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        primaryColor: palette.onAccent,
      },
      Tooltip: { maxWidth: 320 },
      Modal: { titleFontSize: fontSize + 3 },
      Select: { optionSelectedBg: palette.selected },
    },
  };
}
