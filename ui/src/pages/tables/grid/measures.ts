// How large the grid's pieces are, in pixels.

/** A row. */
export const LINE = 34;
/** The row of headings. */
export const HEAD = 36;
/** The numbers of the rows. */
export const GUTTER = 44;
