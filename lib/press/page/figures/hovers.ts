import type { Fields, PlotlyFigure } from "../../show/saved_film.ts";

const SYMBOL = /(?:^|\s)(\p{L}[₀-₉]?)$/u; // "time t" is known as t

/**
 * A figure whose marks answer in its own words: `t = 0.6, x = 1.2: error × density 0.8` instead of
 * `x: 0.6, y: 1.2, z: 0.79637`.
 *
 * @param figure as a cell made it; a trace that says itself what it answers keeps that
 */
export function withHovers({ data, layout }: PlotlyFigure): PlotlyFigure {
  return { data: data.map((trace) => withHover(trace, layout, data.length)), layout };
}

function withHover(trace: Fields, layout: Fields, traces: number): Fields {
  if (trace["hovertemplate"] !== undefined || trace["hoverinfo"] !== undefined) return trace;
  const place = ["x", "y"].map((letter) => {
    const { title } = (layout[axisOf(trace, letter)] ?? {}) as { title?: { text?: string } };
    return said(title?.text ?? letter, value(trace, letter));
  }).join(", ");
  const name = typeof trace["name"] === "string" ? trace["name"] : "";
  const what = trace["z"] !== undefined
    ? `${name} %{z:.3~g}`
    : traces > 1 || trace["showlegend"] === true
    ? name
    : "";
  const words = what.trim() === "" ? place : `${place}: ${what.trim()}`;
  return { ...trace, hovertemplate: `${words}<extra></extra>` };
}

/** The axis of a trace: its "x2" is the layout's "xaxis2". */
function axisOf(trace: Fields, letter: string): string {
  return String(trace[`${letter}axis`] ?? letter).replace(letter, `${letter}axis`);
}

/** Where Plotly puts the value; words of a category stay as they are. */
function value(trace: Fields, letter: string): string {
  const [first] = (trace[letter] ?? []) as readonly unknown[];
  return typeof first === "string" ? `%{${letter}}` : `%{${letter}:.3~g}`;
}

function said(title: string, value: string): string {
  const [, symbol] = SYMBOL.exec(title) ?? [];
  return symbol === undefined ? `${title} ${value}` : `${symbol} = ${value}`;
}
