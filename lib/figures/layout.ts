import { type FigureText, type Layout, requireText } from "./figure.ts";

/** The axis titles of a figure and how its axes are scaled. */
export interface Axes {
  /** Title of the horizontal axis, with its unit if it has one. */
  readonly x: string;
  /** Title of the vertical axis, with its unit if it has one. */
  readonly y: string;
  /** Ends of the horizontal axis in data units; fitted to the data when left out. */
  readonly xRange?: readonly [number, number];
  /** Ends of the vertical axis in data units; fitted to the data when left out. */
  readonly yRange?: readonly [number, number];
  /** Scale of the horizontal axis, "linear" when left out. */
  readonly xScale?: "linear" | "log";
  /** Scale of the vertical axis, "linear" when left out. */
  readonly yScale?: "linear" | "log";
}

/** Colours of everything that is not data. */
export const INK = { text: "#24292f", axis: "#8c959f", grid: "#e8eaed", paper: "#ffffff" } as const;

const LONGEST_LINE = 40; // letters of a heading; Plotly does not break lines by itself

/** Letter sizes in pixels: still readable when the picture is shrunk to a phone. */
export const LETTERS = { text: 15, heading: 17, small: 13 } as const;

/**
 * The layout of a figure with two axes: white paper, quiet grid, legend below.
 *
 * @param axes  titles (mandatory), ranges and scales
 * @param text  the heading, if there is one
 * @param shape "free" fits the axes to the data; "square" draws a unit of x as long as one of y
 * @throws {TypeError} when an axis has no title
 * @throws {RangeError} when a range is not increasing and finite, or not positive on a log axis
 */
export function layoutOf(axes: Axes, text: FigureText, shape: "free" | "square"): Layout {
  const square = shape === "square";
  const fitted = square ? { constrain: "domain" } : {};
  return {
    ...sheet(text, square ? 440 : 380),
    xaxis: { ...axis("x", axes.x, axes.xScale, axes.xRange), ...fitted },
    yaxis: {
      ...axis("y", axes.y, axes.yScale, axes.yRange),
      ...fitted,
      ...(square ? { scaleanchor: "x", scaleratio: 1 } : {}),
    },
  };
}

/**
 * The paper without axes: size, margins and letters.
 *
 * @param text   the heading, if there is one
 * @param height of the picture in pixels
 */
export function sheet(text: FigureText, height: number): Layout {
  return {
    font: { family: "system-ui, sans-serif", size: LETTERS.text, color: INK.text },
    height,
    hovermode: "closest",
    margin: { l: 64, r: 24, t: topMargin(text), b: 60 },
    paper_bgcolor: INK.paper,
    plot_bgcolor: INK.paper,
    ...(text.title === undefined ? {} : { title: heading(text.title) }),
  };
}

/** Pixels above the drawing, with room for the heading if there is one. */
export function topMargin({ title }: FigureText): number {
  return title === undefined ? 18 : 30 + 22 * wrap(title).length;
}

function heading(title: string): Layout {
  requireText(title, "a title with words");
  const lines = wrap(title);
  return {
    text: lines.join("<br>"),
    font: { size: LETTERS.heading },
    ...{ x: 0.02, xanchor: "left" },
    // Plotly centres the lines on the place of the first.
    ...{ y: 1, yanchor: "top", pad: { t: 3 + 11 * lines.length } },
  };
}

/** Lines of a heading that fit on a phone. */
function wrap(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function axis(
  which: "x" | "y",
  title: string,
  scale: "linear" | "log" = "linear",
  range?: readonly [number, number],
): Layout {
  requireText(title, `a title for the ${which} axis`);
  return {
    automargin: true,
    gridcolor: INK.grid,
    linecolor: INK.axis,
    showline: true,
    tickcolor: INK.axis,
    ticks: "outside",
    title: { text: title, standoff: 8, font: { size: LETTERS.text } },
    type: scale,
    zeroline: false,
    ...(range === undefined ? {} : { range: axisRange(which, scale, range) }),
  };
}

function axisRange(
  which: string,
  scale: "linear" | "log",
  [from, to]: readonly [number, number],
): [number, number] {
  if (!(from < to && Number.isFinite(to - from))) {
    throw new RangeError(
      `Expected an increasing range for the ${which} axis; got [${from}, ${to}]`,
    );
  }
  if (scale === "linear") return [from, to];
  if (!(from > 0)) {
    throw new RangeError(`Expected a positive range for a log ${which} axis; got [${from}, ${to}]`);
  }
  return [Math.log10(from), Math.log10(to)]; // Plotly counts log axes in powers of ten
}
