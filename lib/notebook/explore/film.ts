import { figure, MOST_CHARACTERS } from "../../figures/figure.ts";
import type { Figure, Layout, Trace } from "../../figures/mod.ts";
import { framesOf, type PlotlyFrame } from "./frames.ts";
import type { NamedRange } from "../records/inputs.ts";
import { withSlider } from "./slider.ts";

/** A figure with a slider, as Plotly, VS Code and JupyterLab's Plotly extension play it. */
export interface Film {
  readonly data: readonly Trace[];
  readonly layout: Layout;
  readonly frames: readonly PlotlyFrame[];
}

/**
 * All frames as one figure that opens where the input starts.
 *
 * @param input  the slider
 * @param frames a figure for each of its values, with equal axes
 * @throws {RangeError} when nothing changes from frame to frame, or the film is too large
 */
export function filmOf(input: NamedRange, frames: readonly Figure[]): Film {
  const changes = framesOf(frames);
  if (changes.every(({ data, layout }) => data.length === 0 && layout === undefined)) {
    throw new RangeError(
      `Expected a picture that depends on "${input.name}"; got one that does not`,
    );
  }
  const opening = frames[input.values.indexOf(input.start)]!;
  const { data, layout } = figure(opening.data, withSlider(opening, input), opening);
  const film = { data, layout, frames: changes };
  const { length } = JSON.stringify(film);
  if (length > MOST_CHARACTERS) {
    const most = `${MOST_CHARACTERS} characters of JSON in ${frames.length} frames`;
    throw new RangeError(`Expected at most ${most}; got ${length}`);
  }
  return film;
}
