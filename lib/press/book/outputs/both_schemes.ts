import { INK } from "../../../figures/layout.ts";
import { COLOURS } from "../../../figures/palette.ts";

/** What stands for a colour of the paper on a dark page; as in the style sheets of the book. */
const DARK: Readonly<Record<string, string>> = {
  [INK.text]: "#dcdad4",
  "#000000": "#dcdad4",
  [INK.axis]: "#a3a7ad",
  "#444444": "#a3a7ad", // of lines to which Plotly itself gives a colour
  [INK.grid]: "#363a40",
  [INK.paper]: "#16181b",
  [COLOURS[0].toLowerCase()]: "#4a9fdc",
  [COLOURS[1].toLowerCase()]: "#ee7a2b",
  [COLOURS[2].toLowerCase()]: "#2fbf93",
};

const NAMES = new Map(Object.keys(DARK).map((colour, i) => [colour, `--c${i}`]));
const PAINT = /((?:fill|stroke)(?:: ?|="))rgb\((\d+), ?(\d+), ?(\d+)\)/g;

/**
 * A drawing that is dark where the page is: paper, ink and the first colours of the palette are
 * exchanged as `page/figures/colours.ts` exchanges them when a figure is explored. Surfaces and
 * pictures of dots keep their colours, which mean something.
 *
 * @param svg a drawing that passed the door
 */
export function inBothSchemes(svg: string): string {
  const used = new Set<string>();
  const drawn = svg.replace(PAINT, (paint, start: string, ...parts: string[]) => {
    const colour = `#${parts.slice(0, 3).map((part) => hexOf(Number(part))).join("")}`;
    const name = NAMES.get(colour);
    if (name === undefined) return paint;
    used.add(colour);
    return `${start}var(${name})`;
  });
  if (used.size === 0) return svg;
  const rule = (of: (colour: string) => string): string =>
    `svg{${[...used].map((colour) => `${NAMES.get(colour)}:${of(colour)}`).join(";")}}`;
  const style = `<style>${rule((colour) => colour)}` +
    `@media (prefers-color-scheme:dark){${rule((colour) => DARK[colour]!)}}</style>`;
  return drawn.replace(/^[^>]*>/, (root) => root + style);
}

function hexOf(part: number): string {
  return part.toString(16).padStart(2, "0");
}
