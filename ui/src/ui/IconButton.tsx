import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";

/** A button of an icon alone: its name is read to who can't see it and shown to who points at it. */
export function IconButton({
  title,
  icon,
  onClick,
  ...rest
}: {
  title: string;
  icon: ReactNode;
  onClick: () => void;
  "data-testid"?: string;
}) {
  return (
    <Tooltip title={title}>
      <Button type="text" size="small" icon={icon} aria-label={title} onClick={onClick} {...rest} />
    </Tooltip>
  );
}
