import { INK, LETTERS } from "../../figures/layout.ts";
import { escapeHtml } from "../escape.ts";

/** A still picture with the words that stand below it. */
export interface LabelledStill {
  readonly svg: string;
  readonly label: string;
}

/** How stills are put together. */
export interface StripOptions {
  /** "across" side by side, "down" one below the other. */
  readonly arrangement: "across" | "down";
  readonly title?: string;
  /** What the whole shows, for a reader who cannot see it. */
  readonly description: string;
}

const TITLE = 34; // pixels for the heading
const LABEL = 30; // pixels for the words below a still

/**
 * Puts still pictures of one size into one picture, each with its label below it.
 *
 * They are the SVG elements directly in its root, where the book finds them again; so a notebook
 * needs to hold them only once.
 *
 * @param stills  SVG images as `drawStill` makes them, without images nested in them
 * @param options arrangement, title and description
 */
export function joinStills(stills: readonly LabelledStill[], options: StripOptions): string {
  const { arrangement, title, description } = options;
  const { width, height } = sizeOf(stills[0]!.svg);
  const across = arrangement === "across";
  const top = title === undefined ? 0 : TITLE;
  const parts = stills.map(({ svg, label }, i) => {
    const x = across ? i * width : 0, y = top + (across ? 0 : i * (height + LABEL));
    const words = line(label, x + width / 2, y + height + LABEL / 2, LETTERS.text);
    return svg.replace(/^<svg[^>]*>/, (tag) => placed(tag, x, y)) + words;
  });
  const full = {
    width: across ? stills.length * width : width,
    height: top + (across ? 1 : stills.length) * (height + LABEL),
  };
  const heading = title === undefined ? "" : line(title, full.width / 2, 22, LETTERS.heading);
  const label = escapeHtml(description.replace(/\s+/g, " ")).replaceAll("&#39;", "'");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" ` +
    `viewBox="0 0 ${full.width} ${full.height}" role="img" aria-label="${label}" ` +
    `style="max-width: 100%; height: auto;">` +
    `<rect width="${full.width}" height="${full.height}" style="fill: ${INK.paper};"/>` +
    `${heading}${parts.join("")}</svg>`;
}

/** The opening tag of a still at its place; its style would stretch it over the whole. */
function placed(tag: string, x: number, y: number): string {
  return tag.replace(/ style="[^"]*"/, "").replace("<svg", `<svg x="${x}" y="${y}"`);
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, , width, height] = /viewBox="([^"]*)"/.exec(svg)![1]!.split(" ").map(Number);
  return { width: width!, height: height! };
}

function line(text: string, x: number, y: number, size: number): string {
  const style = `font-family: system-ui, sans-serif; font-size: ${size}px; fill: ${INK.text};`;
  return `<text x="${x}" y="${y}" text-anchor="middle" style="${style}">${escapeHtml(text)}</text>`;
}
