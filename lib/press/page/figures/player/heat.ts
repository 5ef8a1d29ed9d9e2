import type { Fields } from "../../../show/saved_film.ts";

/** From a number of the data to a pixel of the panel. */
export type ToPixel = (value: number) => number;

type Pen = CanvasRenderingContext2D;

/** Colours of a scale from its low to its high end, by the scale as Plotly holds it. */
const tables = new WeakMap<object, Uint32Array>();
const COLOURS = 256;

/**
 * Draws a heat map: a small image of one pixel a cell, stretched over its place. Cells without a
 * value let the paper show.
 *
 * @param look with the ends of the colour scale and its stops
 */
export function heat(
  pen: Pen,
  { x, y, z }: Fields,
  look: Fields,
  px: ToPixel,
  py: ToPixel,
): void {
  const rows = z as (number | null)[][], { zmin, zmax } = look as { zmin: number; zmax: number };
  const [left, right] = ends((x ?? [...rows[0]!.keys()]) as number[]).map(px);
  const [first, last] = ends((y ?? [...rows.keys()]) as number[]).map(py);
  const width = rows[0]!.length, height = rows.length;
  const image = new ImageData(width, height), pixels = new Uint32Array(image.data.buffer);
  const table = coloursOf(look.colorscale as [number, string][]);
  const scale = (COLOURS - 1) / (zmax - zmin);
  rows.forEach((row, j) => {
    // A canvas turns no image over: the rows of an axis that grows upward begin at the bottom.
    const start = (first! < last! ? j : height - 1 - j) * width;
    row.forEach((value, i) => {
      pixels[start + i] = value === null ? 0 : table[Math.round(scale * (value - zmin))] ?? 0;
    });
  });
  const small = new OffscreenCanvas(width, height);
  small.getContext("2d")!.putImageData(image, 0, 0);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, left!, Math.min(first!, last!), right! - left!, Math.abs(last! - first!));
}

/** Where cells of equal size begin and end, from their centres. */
function ends(centres: readonly number[]): [number, number] {
  const [a, b = a! + 1] = centres, half = (b! - a!) / 2;
  return [a! - half, centres.at(-1)! + half];
}

/** A colour scale as pixels, mixed by the browser itself. */
function coloursOf(scale: readonly [number, string][]): Uint32Array {
  const known = tables.get(scale);
  if (known) return known;
  const pen = new OffscreenCanvas(COLOURS, 1).getContext("2d")!;
  const mix = pen.createLinearGradient(0, 0, COLOURS - 1, 0);
  for (const [stop, colour] of scale) mix.addColorStop(stop, colour);
  pen.fillStyle = mix;
  pen.fillRect(0, 0, COLOURS, 1);
  const table = new Uint32Array(pen.getImageData(0, 0, COLOURS, 1).data.buffer);
  tables.set(scale, table);
  return table;
}
