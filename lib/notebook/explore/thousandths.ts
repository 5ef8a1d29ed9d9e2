import type { Figure, Trace } from "../../figures/mod.ts";

type Letter = "x" | "y";
type Numbers = readonly (number | null)[];

/**
 * Frames of a film whose moving places are rounded to a thousandth of their axis: a third of a pixel
 * and half of the file.
 *
 * A step is the largest of 1, 2, 5 times a power of ten that is no more than a thousandth of the
 * range. What does not move is saved once and keeps its digits; so do log axes, and heat maps, whose
 * cells have to stay evenly spaced.
 *
 * @param frames with equal axes, as `steady` makes them
 */
export function inThousandths(frames: readonly Figure[]): Figure[] {
  const moving = frames[0]!.data.map((_, k) =>
    (["x", "y"] as const).filter((letter) => {
      const [first, ...others] = frames.map(({ data }) => JSON.stringify(data[k]![letter]));
      return others.some((text) => text !== first);
    })
  );
  return frames.map((frame) => ({
    ...frame,
    data: frame.data.map((trace, k) =>
      trace.type === "scatter"
        ? moving[k]!.reduce((rounded: Trace, letter) => roundAlong(rounded, letter, frame), trace)
        : trace
    ),
  }));
}

function roundAlong(trace: Trace, letter: Letter, { layout }: Figure): Trace {
  const id = String(trace[`${letter}axis`] ?? letter).slice(1);
  const { type, range } = layout[`${letter}axis${id}`] as { type?: string; range?: Numbers };
  if (type !== "linear" || range === undefined) return trace;
  const step = stepWithin((range[1]! - range[0]!) / 1000);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const round = (value: number): number =>
    Number((step * Math.round(value / step)).toFixed(decimals)) + 0; // no -0
  const values = trace[letter] as Numbers;
  return { ...trace, [letter]: values.map((value) => value === null ? null : round(value)) };
}

function stepWithin(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([5, 2].find((digit) => digit * power <= most) ?? 1);
}
