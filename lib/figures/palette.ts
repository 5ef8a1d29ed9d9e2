/**
 * Colours, dashes and markers: a series differs from its neighbours in all three, so that nobody
 * needs to tell colours apart.
 *
 * @module
 */

/**
 * Colours that stay apart for the colour-blind, darkest first; yellow is left out on white paper.
 *
 * @see Okabe and Ito 2008, "Color universal design".
 */
export const COLOURS = [
  "#0072B2", // blue
  "#D55E00", // vermilion
  "#009E73", // green
  "#CC79A7", // purple
  "#E69F00", // orange
  "#56B4E9", // sky
  "#000000", // black
] as const;

/** A line style. */
export type Dash = "solid" | "dash" | "dot" | "dashdot" | "longdash" | "longdashdot";

/** Line styles in the order in which series take them. */
export const DASHES: readonly Dash[] = [
  "solid",
  "dash",
  "dot",
  "dashdot",
  "longdash",
  "longdashdot",
];

/** Marker shapes in the order in which series take them. */
export const MARKERS = [
  "circle",
  "square",
  "diamond",
  "triangle-up",
  "cross",
  "x",
  "star",
] as const;

/** Bar fillings in the order in which series take them; "" is plain. */
export const PATTERNS = ["", "/", ".", "x", "-", "+", "|"] as const;

/** How series number `index` looks. */
export interface SeriesStyle {
  readonly colour: string;
  readonly dash: Dash;
  readonly marker: typeof MARKERS[number];
  readonly pattern: typeof PATTERNS[number];
}

/** The look of series number `index`, counted from 0; the lists repeat when they end. */
export function seriesStyle(index: number): SeriesStyle {
  return {
    colour: COLOURS[index % COLOURS.length]!,
    dash: DASHES[index % DASHES.length]!,
    marker: MARKERS[index % MARKERS.length]!,
    pattern: PATTERNS[index % PATTERNS.length]!,
  };
}

/**
 * A palette colour that lets what is under it show through.
 *
 * @param colour  "#rrggbb"
 * @param opacity from 0 (invisible) to 1 (solid)
 */
export function translucent(colour: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** Colour scales by what the numbers mean. */
export const SCALES = {
  /** Small to large: perceptually even, readable in grey (Viridis). */
  sequential: "Viridis",
  /** Small to large, pale enough for points and arrows on top. */
  background: [[0, "#FFFFFF"], [1, "#7A8FA6"]],
  /** Below and above zero: blue, white, vermilion. */
  diverging: [[0, "#0072B2"], [0.5, "#FFFFFF"], [1, "#D55E00"]],
  /** Paper to ink; the paper is a little grey, so that an empty image is seen to be there. */
  ink: [[0, "#ECEFF3"], [1, "#000000"]],
} as const;
