import { drawStill } from "#still";
import { topMargin } from "../../figures/layout.ts";
import type { Figure, FigureText } from "../../figures/mod.ts";
import type { NamedRange } from "../records/inputs.ts";
import { printInput } from "../records/print.ts";
import { needsColumn } from "./column.ts";
import { middleOf } from "./inputs.ts";
import { joinStills } from "./strip.ts";

/** A frame that is kept as a still picture. */
export interface Still {
  /** Where the slider stands. */
  readonly value: number;
  readonly figure: Figure;
}

const WIDTH = 320; // pixels: a third of a page, all of a phone
const SHRINK = 0.9; // of the height: nearly as wide as high, with a legend of two rows

/**
 * The frames for paper: the first, the one at the start, the last; the middle one where the slider
 * starts at an end.
 */
export function stillsOf({ values, start }: NamedRange, frames: readonly Figure[]): Still[] {
  const last = values.length - 1, opening = values.indexOf(start);
  const middle = opening === 0 || opening === last ? middleOf(values) : opening;
  return [...new Set([0, middle, last])].map((i) => ({ value: values[i]!, figure: frames[i]! }));
}

/** What the stills show: one text, or one for each value where they differ. */
export function describeStills(input: NamedRange, stills: readonly Still[]): string {
  const texts = stills.map(({ figure }) => figure.description);
  if (new Set(texts).size === 1) return texts[0]!;
  return stills.map(({ value }, i) => `${printInput(input, value)}: ${texts[i]}`).join("\n");
}

/** The heading that all frames share, if they do. */
export function sharedTitle(frames: readonly Figure[]): Pick<FigureText, "title"> {
  const [title, ...others] = new Set(frames.map(headingOf));
  return title === undefined || others.length > 0 ? {} : { title };
}

/**
 * The stills in one image, side by side; pictures that need the whole column stand below each
 * other. Undefined where there is no renderer of stills.
 */
export async function drawStills(
  input: NamedRange,
  stills: readonly Still[],
  words: Pick<FigureText, "title" | "description">,
): Promise<string | undefined> {
  const wide = needsColumn(stills[0]!.figure);
  const strip = [];
  const plays = input.play !== undefined;
  for (const { value, figure } of stills) {
    const bare = untitled(plays ? withoutScale(figure) : figure);
    const drawn = wide ? bare : narrow(bare);
    const svg: string | undefined = await drawStill(drawn, plays ? "joined" : "apart");
    if (svg === undefined) return undefined;
    strip.push({ svg, label: printInput(input, value) });
  }
  return joinStills(strip, { arrangement: wide ? "down" : "across", ...words });
}

/** A figure without its heading, which stands over all stills. */
function untitled(figure: Figure): Figure {
  const { title: _, ...layout } = figure.layout;
  const title = headingOf(figure);
  if (title === undefined) return figure;
  const margin = layout.margin as { readonly t: number };
  const t = margin.t - topMargin({ ...figure, title }) + topMargin(figure);
  return { ...figure, layout: { ...layout, margin: { ...margin, t } } };
}

/** A figure without colour bars: three of them take a sixth of the width and say one thing. */
function withoutScale(figure: Figure): Figure {
  return {
    ...figure,
    data: figure.data.map((trace) =>
      trace.type === "heatmap" ? { ...trace, showscale: false } : trace
    ),
  };
}

/** A figure for a third of the page. */
function narrow(figure: Figure): Figure {
  const height = Math.round(SHRINK * (figure.layout.height as number));
  return { ...figure, layout: { ...figure.layout, width: WIDTH, height } };
}

function headingOf({ layout }: Figure): string | undefined {
  const { text } = (layout.title ?? {}) as { readonly text?: string };
  return text?.replaceAll("<br>", " ");
}
