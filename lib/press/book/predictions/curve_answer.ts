import type { Answer, Asked } from "../../show/prose/answer.ts";
import type { ResultSource } from "./saved_check.ts";
import { findCurve } from "./saved_curve.ts";

const DIGITS = 4;
const HEADROOM = 0.15; // of the height of the plot, for sketches that leave the curve

/**
 * The curve of a prediction that the reader sketches, from a figure of the chapter.
 *
 * @param asked data-figure, the id of its cell, and data-trace, the name of the curve
 * @throws {RangeError} when there is no such curve
 */
export function curveAnswer(sources: readonly ResultSource[], asked: Asked): Answer {
  const trace = asked.get("data-trace") ?? "";
  const { x, y, axes, yRange, href } = findCurve(sources, asked.get("data-figure")!, trace);
  const [low, high] = yRange;
  const room = HEADROOM * (high - low || 1);
  const rounded = (values: readonly number[]): number[] =>
    values.map((value) => Number(value.toPrecision(DIGITS)));
  const curve = { x: rounded(x), y: rounded(y), axes, yRange: rounded([low - room, high + room]) };
  return {
    attributes: { "data-curve": JSON.stringify(curve), "data-trace": trace },
    href,
    link: "The figure",
  };
}
