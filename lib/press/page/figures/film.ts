import { framesOf } from "../../../notebook/explore/frames.ts";
import type { Figure } from "../../../figures/mod.ts";
import {
  type Fields,
  isFields,
  isFilm,
  type PlotlyFigure,
  type SavedFilm,
} from "../../show/saved_film.ts";

/**
 * A film as it came over the wire.
 *
 * @throws {TypeError} when it is none
 */
export function readFilm(value: unknown): SavedFilm {
  if (isFilm(value)) return value;
  throw new TypeError(`Expected a figure with data and layout; got ${typeof value}`);
}

/**
 * A film that is drawn frame after frame.
 *
 * @param values where its slider can stand
 * @param draw   makes the figure for one of them
 */
export async function drawFilm(
  values: readonly number[],
  draw: (value: number) => Promise<Figure>,
): Promise<SavedFilm> {
  const figures: Figure[] = [];
  for (const value of values) figures.push(await draw(value)); // a newer drawing ends an older one
  const { data, layout } = figures[0]!;
  return { data, layout, frames: framesOf(figures) };
}

/**
 * The figure of one frame: each frame holds all that differs between any two of them.
 *
 * @param film  with its opening figure
 * @param index of the frame; one that is not there shows the opening figure
 */
export function frameOf({ data, layout, frames = [] }: SavedFilm, index: number): PlotlyFigure {
  const frame = frames[index];
  if (frame === undefined) return { data, layout };
  const { data: changes = [], traces = changes.map((_, k) => k) } = frame;
  return {
    data: data.map((trace, k) => merged(trace, changes[traces.indexOf(k)])),
    layout: merged(layout, frame.layout),
  };
}

/** One record with the fields of another over its own; records inside are merged in turn. */
function merged(under: Fields, over: Fields | undefined): Fields {
  if (over === undefined) return under;
  const result: { [key: string]: unknown } = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = under[key];
    result[key] = isFields(value) && isFields(below) ? merged(below, value) : value;
  }
  return result;
}
