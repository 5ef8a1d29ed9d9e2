import { figure } from "../../figures/figure.ts";
import type { Figure, Json } from "../../figures/mod.ts";
import { canShowPictures, deliver } from "../display.ts";
import type { Bundle } from "../records/display_message.ts";
import { cellGlobals, EXPLORER } from "../records/globals.ts";
import { filmOf } from "./film.ts";
import { EXPLORE_TYPE, type ExploreRecord } from "../records/explore_record.ts";
import type { Inputs, NamedInputs, Values } from "../records/inputs.ts";
import { printInput } from "../records/print.ts";
import { namedInputs } from "./inputs.ts";
import { requireLightFilm, requireLightStills } from "./budget.ts";
import { steady } from "./steady.ts";
import { inThousandths } from "./thousandths.ts";
import { describeStills, drawStills, sharedTitle, stillsOf } from "./stills.ts";
import { type FlatValues, valuesOf } from "../records/input_values.ts";

/**
 * Shows a picture that the reader can change: a slider in Jupyter, three stills on paper.
 *
 * The picture is drawn once for each value of the first input, with the others at their start, and
 * all these frames are saved. They share their axes and colour scales: the ranges that the figures
 * give, or else one that fits them all. Where no slider can move, the first frame, the one at the
 * start (or in the middle, when the slider starts at an end) and the last stand side by side.
 *
 * In the live book all inputs can be moved, also points, and the picture is drawn again.
 *
 * With `range(…, { play: 6 })` as its first input it is a film of six seconds that the reader starts
 * and stops. It stands at its middle frame until it is played, and then begins with the first. The
 * book draws what lies between the frames; they are rounded to a thousandth of their axes, and have
 * to be few and light: at most 300 moving points in a layer and 600 in all, a density
 * of 40 by 40 cells, 225 wedges, 120 KB of frames and 60 KB of stills.
 *
 * The caption is the same for all values. The description may speak of the value: three of them
 * are read to those who do not see the stills.
 *
 * @param inputs by name; the first is a slider with at most 21 values
 * @param draw   makes the figure, in every frame with the same kinds of traces; any work that does
 *   not depend on the inputs belongs outside
 * @throws {TypeError} when an input or a figure is none, the first is no slider, or frames differ in traces or caption
 * @throws {RangeError} when the first input has more than 21 values, a number is not finite, nothing
 *   changes from frame to frame, or all frames together exceed 2 000 000 characters of JSON, or a
 *   film is heavier than it may be
 *
 * @example
 * ```ts
 * import { lines } from "flowbook/figures";
 * import { explore, range } from "flowbook/notebook";
 * const x = Array.from({ length: 61 }, (_, i) => i / 10 - 3);
 * await explore({ sd: range(0.5, 2, 16, { start: 1 }) }, ({ sd }) =>
 *   lines({
 *     series: [{ name: "density", x, y: x.map((v) => Math.exp(-0.5 * (v / sd) ** 2) / sd) }],
 *     x: "position x",
 *     y: "density, up to a factor",
 *     caption: "A wider bell is a lower bell: the area stays.",
 *     description: `A bell of width ${sd} around 0.`,
 *   }));
 * ```
 */
export async function explore<I extends Inputs>(
  inputs: I,
  draw: (values: Values<I>) => Figure | Promise<Figure>,
): Promise<void> {
  const named = namedInputs(inputs);
  if (typeof draw !== "function") {
    throw new TypeError(`Expected a function that draws the figure; got ${typeof draw}`);
  }
  const [first] = named;
  const starts = Object.fromEntries(named.map(({ name, start }) => [name, start]));
  const frames: Figure[] = [];
  for (const value of first.values) {
    const drawn = await draw({ ...starts, [first.name]: value } as Values<I>);
    frames.push(finished(drawn, frames[0] ?? drawn, printInput(first, value)));
  }
  const film = first.play === undefined ? steady(frames) : inThousandths(steady(frames));
  const again = async (flat: FlatValues): Promise<Figure> => {
    const values = valuesOf(named, flat);
    const place = named.map((input) => printInput(input, values[input.name]!)).join(", ");
    const drawn = finished(await draw(values as Values<I>), frames[0]!, place);
    return steady([film[0]!, drawn])[1]!; // axes fit the film, and grow where that is too small
  };
  await deliver({ kind: "new", data: await bundleOf(named, film, again) });
}

/** A frame with its numbers rounded, if it can stand in a row with the first one. */
function finished(drawn: Figure, first: Figure, place: string): Figure {
  if (!Array.isArray(drawn?.data) || typeof drawn.layout !== "object") {
    throw new TypeError(`Expected a figure at ${place}; got ${typeof drawn}`);
  }
  const kinds = ({ data }: Figure): string => data.map(({ type }) => type).join(", ");
  if (kinds(drawn) !== kinds(first)) {
    const expected = `Expected the same traces in all frames, ${kinds(first)}`;
    throw new TypeError(`${expected}; got ${kinds(drawn)} at ${place}`);
  }
  if (drawn.caption !== first.caption) {
    throw new TypeError(`Expected one caption for all frames; got "${drawn.caption}" at ${place}`);
  }
  return figure(drawn.data, drawn.layout, drawn);
}

async function bundleOf(
  inputs: NamedInputs,
  frames: readonly Figure[],
  draw: (values: FlatValues) => Promise<Figure>,
): Promise<Bundle> {
  const [first] = inputs;
  const film = filmOf(first, frames), plays = first.play !== undefined;
  if (plays) requireLightFilm(film);
  const stills = stillsOf(first, frames);
  const description = describeStills(first, stills);
  const words = { "text/plain": `${frames[0]!.caption}\n${description}` };
  if (!canShowPictures()) return words;
  const title = sharedTitle(frames);
  const svg = await drawStills(first, stills, { ...title, description });
  const keep = cellGlobals[EXPLORER]; // nobody does in a kernel
  const live = typeof keep === "function" ? keep({ inputs, draw }) : undefined;
  if (plays && svg !== undefined) requireLightStills(svg, stills.map(({ figure }) => figure));
  const record: ExploreRecord = {
    inputs,
    ...title,
    stills: stills.map(({ value, figure: { description } }) => ({ value, description })),
    ...(plays ? { descriptions: frames.map(({ description }) => description) } : {}),
    ...(live === undefined ? {} : { live }),
  };
  return {
    "application/vnd.plotly.v1+json": film as unknown as Json,
    ...(svg === undefined ? {} : { "image/svg+xml": svg }),
    ...words,
    [EXPLORE_TYPE]: record as unknown as Json,
  };
}
