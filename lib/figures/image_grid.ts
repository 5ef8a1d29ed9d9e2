import { type Figure, figure, type FigureText, type Layout } from "./figure.ts";
import { sheet, topMargin } from "./layout.ts";
import { finiteNumbers } from "./numbers.ts";
import { SCALES } from "./palette.ts";

/** One row of small grey images. */
export interface ImageRow {
  /** Written at the left of the row; may be empty. */
  readonly label: string;
  /** Each image holds its pixels row after row, shape [height * width]. */
  readonly images: readonly ArrayLike<number>[];
}

/** What {@link imageGrid} needs. */
export interface ImageGridOptions extends FigureText {
  /** From top to bottom. */
  readonly rows: readonly ImageRow[];
  /** Width of one image in pixels, 8 when left out. */
  readonly width?: number;
  /** Height of one image in pixels, 8 when left out. */
  readonly height?: number;
  /** Values of paper and ink, [-1, 1] when left out; what lies beyond is drawn as the nearer one. */
  readonly range?: readonly [number, number];
}

/**
 * Small grey images side by side, in one trace: every pixel is a cell, with a gap between images.
 *
 * @param options rows of images, their size and range, caption and description
 * @throws {TypeError} when a text is missing, there is no image, or one has another size
 * @throws {RangeError} when a pixel is not finite or the range is empty
 *
 * @example
 * ```ts
 * import { imageGrid } from "flowbook/figures";
 * const stripes = Array.from({ length: 64 }, (_, i) => i % 2 === 0 ? 1 : -1);
 * const drawn = imageGrid({
 *   rows: [{ label: "stripes", images: [stripes, stripes.map((v) => -v)] }],
 *   caption: "An image and its negative.",
 *   description: "Two images of eight by eight pixels with vertical stripes.",
 * });
 * console.log(drawn.data.length); // 1
 * ```
 */
export function imageGrid(options: ImageGridOptions): Figure {
  const { rows, width = 8, height = 8, range: [paper, ink] = [-1, 1] } = options;
  if (!(paper < ink)) throw new RangeError(`Expected range [paper, ink]; got [${paper}, ${ink}]`);
  const columns = Math.max(0, ...rows.map(({ images }) => images.length));
  if (columns === 0) throw new TypeError("Expected at least one image; got none");
  const cells: (number | null)[][] = Array.from(
    { length: rows.length * (height + 1) - 1 },
    () => new Array<number | null>(columns * (width + 1) - 1).fill(null),
  );
  rows.forEach(({ label, images }, r) =>
    images.forEach((image, c) => {
      const pixels = finiteNumbers(image, `image ${c} of row "${label}"`, width * height);
      pixels.forEach((value, i) => {
        const y = r * (height + 1) + Math.floor(i / width), x = c * (width + 1) + i % width;
        cells[y]![x] = Math.min(ink, Math.max(paper, value));
      });
    })
  );
  const heatmap = {
    type: "heatmap",
    z: cells,
    zmin: paper,
    zmax: ink,
    colorscale: SCALES.ink,
    hoverinfo: "skip",
    showscale: false,
  };
  return figure(
    [heatmap],
    gridLayout(options, rows, height, cells.length / cells[0]!.length),
    options,
  );
}

function gridLayout(
  text: FigureText,
  rows: readonly ImageRow[],
  height: number,
  aspect: number,
): Layout {
  const labelled = rows.some(({ label }) => label !== "");
  const bare = {
    showgrid: false,
    showline: false,
    zeroline: false,
    ticks: "outside",
    tickcolor: "rgba(0,0,0,0)",
  };
  const margin = { l: labelled ? 64 : 12, r: 12, t: topMargin(text), b: 12 };
  return {
    ...sheet(text, Math.round(Math.min(900, Math.max(90, 460 * aspect + margin.t + margin.b)))),
    margin,
    xaxis: { ...bare, showticklabels: false, constrain: "domain" },
    yaxis: {
      ...bare,
      automargin: true,
      autorange: "reversed",
      constrain: "domain",
      scaleanchor: "x",
      showticklabels: labelled,
      tickvals: rows.map((_, r) => r * (height + 1) + (height - 1) / 2),
      ticktext: rows.map(({ label }) => label),
    },
  };
}
