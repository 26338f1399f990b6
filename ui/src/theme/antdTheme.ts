import { theme, type ThemeConfig } from "antd";
import type { Palette } from "./palette";

export const fontFamily = [
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC"',
  '"Source Han Sans SC", system-ui, "Segoe UI", sans-serif',
].join(", ");

/** antd in our clothes: hairlines instead of boxes, one accent, short motion or none. */
export function antdTheme(
  palette: Palette,
  isDark: boolean,
  fontSize: number,
  motion: boolean,
): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
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
