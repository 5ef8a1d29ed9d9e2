import type { Fields, PlotlyFigure } from "../../show/saved_film.ts";
import { INK } from "../../../figures/layout.ts";
import { COLOURS, translucent } from "../../../figures/palette.ts";

/** The colours of the page that stand for those of the paper a figure is drawn on. */
export interface PageColours {
  readonly text: string;
  readonly axis: string;
  readonly grid: string;
  readonly paper: string;
  /** In the place of the first colours of the palette, which are too dark for a dark page. */
  readonly data: readonly string[];
}

const SEE_THROUGH = /^rgba\((\d+),(\d+),(\d+),([\d.]+)\)$/; // as `translucent` writes them
const IMAGE_PAPER = "#eceff3"; // begins the scale of small grey images, which stay as they are

/** What the style sheet says at this moment. */
export function pageColours(): PageColours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string =>
    style.getPropertyValue(name).trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  return {
    text: read("--ink"),
    axis: read("--quiet"),
    grid: read("--line"),
    paper: read("--paper"),
    data: ["--data-1", "--data-2", "--data-3"].map(read),
  };
}

/** Calls back whenever the page turns dark or light, or into paper; the result ends that. */
export function onSchemeChange(changed: () => void): () => void {
  const media = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  for (const query of media) query.addEventListener("change", changed);
  return () => media.forEach((query) => query.removeEventListener("change", changed));
}

/**
 * A figure in the colours of the page: its paper and ink, and black and white wherever they mean
 * paper and ink. Most colours of the palette stay, because they stand apart on both.
 *
 * The result shares with the figure only the lists of its traces, so Plotly may write into it.
 *
 * @param figure  drawn on white
 * @param colours of the page
 *
 * @example
 * ```ts
 * import { inColours } from "./colours.ts";
 * const page = { text: "#eeeeee", axis: "#aaaaaa", grid: "#333333", paper: "#111111", data: [] };
 * const { layout } = inColours({ data: [], layout: { paper_bgcolor: "#ffffff" } }, page);
 * console.log(layout.paper_bgcolor); // #111111
 * ```
 */
export function inColours(figure: PlotlyFigure, colours: PageColours): PlotlyFigure {
  const table = new Map<string, string>([
    [INK.text, colours.text],
    ["#000000", colours.text],
    [INK.axis, colours.axis],
    [INK.grid, colours.grid],
    [INK.paper, colours.paper],
    ...colours.data.map((colour, i) => [COLOURS[i]!.toLowerCase(), colour] as const),
  ]);
  const exchange = (value: unknown): unknown => {
    if (typeof value === "string") return colourOf(value, table);
    if (Array.isArray(value)) return isPlain(value) ? value : value.map(exchange);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, exchange(field)]),
    );
  };
  const { data, layout } = figure;
  return {
    data: data.map(exchange) as Fields[],
    layout: exchange(structuredClone(layout)) as Fields,
  };
}

/** What a text becomes when it is a colour of the table, whole or seen through. */
function colourOf(text: string, table: ReadonlyMap<string, string>): string {
  const parts = SEE_THROUGH.exec(text);
  if (!parts) return table.get(text.toLowerCase()) ?? text;
  const [red, green, blue] = parts.slice(1, 4).map((part) =>
    Number(part).toString(16).padStart(2, "0")
  );
  const solid = table.get(`#${red}${green}${blue}`);
  return solid === undefined ? text : translucent(solid, Number(parts[4]));
}

/** A list of numbers, or the colour scale of images. */
function isPlain(list: readonly unknown[]): boolean {
  const [first] = list;
  if (Array.isArray(first)) return String(first[1]).toLowerCase() === IMAGE_PAPER;
  return list.every((entry) => typeof entry !== "string" && (typeof entry !== "object" || !entry));
}
