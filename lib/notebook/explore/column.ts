/** What is seen of a picture, saved or drawn. */
interface Seen {
  readonly data: readonly { readonly [key: string]: unknown }[];
  readonly layout: { readonly [key: string]: unknown };
}

/**
 * Whether a picture needs the whole column: rows of panels, and rows of images, whose pixels would
 * be lost in a third of it.
 */
export function needsColumn({ data, layout }: Seen): boolean {
  // Images, unlike densities, have no centres of cells.
  const hasImages = data.some(({ type, x }) => type === "heatmap" && x === undefined);
  return layout.xaxis2 !== undefined || hasImages;
}
