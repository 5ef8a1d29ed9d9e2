import type { Json, Layout } from "./figure.ts";
import { type Axes, INK, LETTERS } from "./layout.ts";

/** A straight line at a value that matters, with its name written on it. */
export interface Reference {
  /** The axis on which the value lies: "y" for a level line, "x" for an upright one. */
  readonly axis: "x" | "y";
  /** The value, in units of that axis. */
  readonly at: number;
  /** What is written on the line. */
  readonly label: string;
  /** Which side of a level line the label stands on, "above" when left out. */
  readonly side?: "above" | "below";
}

const LABEL = {
  showarrow: false,
  bgcolor: "rgba(255,255,255,0.75)",
  font: { size: LETTERS.small },
};
const LINE = { color: INK.text, dash: "dot", width: 1.5 };

/**
 * The part of a layout that draws reference lines across the whole picture.
 *
 * Labels stand at the right end of a level line and at the top of an upright one.
 *
 * @param references the lines
 * @param axes       which axes are log; Plotly wants the power of ten there
 * @throws {RangeError} when a line stands nowhere, or not above 0 on a log axis
 */
export function referenceLines(
  references: readonly Reference[],
  axes: Pick<Axes, "xScale" | "yScale">,
): Layout {
  if (references.length === 0) return {};
  const shapes: Json[] = [], annotations: Json[] = [];
  for (const { axis, at, label, side = "above" } of references) {
    const log = axes[`${axis}Scale`] === "log";
    if (!Number.isFinite(at) || (log && at <= 0)) {
      throw new RangeError(`Expected reference line "${label}" at a point of its axis; got ${at}`);
    }
    const along = axis === "y" ? "x" : "y", across = { [`${along}ref`]: "paper" };
    const ends = { [`${along}0`]: 0, [`${along}1`]: 1, [`${axis}0`]: at, [`${axis}1`]: at };
    const anchors = axis === "y"
      ? { xanchor: "right", yanchor: side === "above" ? "bottom" : "top" }
      : { xanchor: "left", yanchor: "top" };
    const place = { ...across, [along]: 1, [axis]: log ? Math.log10(at) : at };
    shapes.push({ type: "line", ...across, ...ends, line: LINE });
    annotations.push({ ...LABEL, text: label, ...place, ...anchors });
  }
  return { shapes, annotations };
}
