// The pieces of a grid, with the roles by which it is read aloud. They are no elements of an HTML
// table, because only those in view exist, each at its own place; and none takes the focus, which
// stays in the pen, whose `aria-activedescendant` names the cell.
import type { ComponentProps } from "react";

type Piece = ComponentProps<"div">;

export function GridFrame(props: Piece) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  return <div role="grid" {...props} />;
}

export function GridLine(props: Piece) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <div role="row" {...props} />;
}

export function GridHead(props: Piece) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <div role="columnheader" {...props} />;
}

export function GridCell(props: Piece) {
  // biome-ignore lint/a11y/useSemanticElements: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  return <div role="gridcell" {...props} />;
}
