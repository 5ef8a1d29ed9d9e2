import type { Question } from "./ask_first.ts";
import { heightAt } from "./plot_scale.ts";
import { type PlotCurve, sketchPlot } from "./sketch_plot.ts";

const HANDLES = 9;

/** A curve as the build wrote it into the answer. */
interface TrueCurve extends PlotCurve {
  readonly axes: { readonly x: string; readonly y: string };
  readonly yRange: readonly [number, number];
}

/**
 * Asks for a sketch of a curve.
 *
 * @param answer as the build wrote it: `data-curve`
 */
export function curveQuestion({ dataset }: HTMLElement): Question {
  const curve = JSON.parse(dataset.curve!) as TrueCurve;
  const { x, y, axes, yRange } = curve;
  const from = x[0]!, to = x.at(-1)!;
  const places = Array.from(
    { length: HANDLES },
    (_, i) => from + (to - from) * (i + 0.5) / HANDLES, // half a step from the edges, for fingers
  );
  const plot = sketchPlot({ scale: { x: [from, to], y: yRange }, axes, places });
  const start = plot.heights();

  return {
    field: plot.element,
    said(): readonly number[] {
      if (plot.moved) return plot.heights();
      plot.focus();
      throw new RangeError(
        "Draw the curve first: drag across the plot, or move its points by keys.",
      );
    },
    reply(said): string {
      if (said !== undefined && !isSketch(said)) throw new RangeError("Expected a sketch");
      if (said !== undefined) plot.put(said);
      plot.compare(curve);
      if (said === undefined) return "The curve is as computed.";
      const off = x.map((place, i) => Math.abs(heightAt({ x: places, y: said }, place) - y[i]!));
      const most = Math.max(...off), at = x[off.indexOf(most)]!;
      const mean = off.reduce((sum, distance) => sum + distance, 0) / off.length;
      return `Your sketch (dashed) is off by ${short(mean)} on average, and most at ${axes.x} ` +
        `${short(at)}, by ${short(most)}; the curve as computed is solid.`;
    },
    clear(): void {
      plot.compare(undefined);
      plot.put(start);
    },
    focus: plot.focus,
  };
}

function isSketch(said: unknown): said is readonly number[] {
  return Array.isArray(said) && said.length === HANDLES && said.every(Number.isFinite);
}

function short(value: number): string {
  return String(Number(value.toPrecision(2))).replace("-", "−");
}
