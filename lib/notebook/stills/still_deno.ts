/**
 * Still pictures of figures, for readers and front ends that do not run Plotly.
 *
 * @module
 */
import type { Figure } from "../../figures/mod.ts";
import { fnv1a } from "../../random/fnv.ts";
import type { DomElement } from "./dom.ts";
import { plotlyPage } from "./plotly_deno.ts";
import { tidySvg } from "./svg_tidy.ts";

// Pixels, where the layout names none; letters of 15 stay above 10 when shrunk to a phone.
const WIDTH = 520;

let queue: Promise<unknown> = Promise.resolve();

/**
 * Draws a figure as an SVG image that scales with the page and carries its description.
 *
 * Equal figures give equal text, in every process; different figures use different ids, so that
 * several may stand in one page.
 *
 * @param figure a finished figure
 *
 * @example
 * ```ts
 * import { lines } from "flowbook/figures";
 * import { drawStill } from "#still";
 * const words = { caption: "A line.", description: "A rising line." };
 * const line = lines({ series: [{ name: "y", x: [0, 1], y: [0, 1] }], x: "x", y: "y", ...words });
 * console.log((await drawStill(line)).startsWith("<svg")); // true
 * ```
 */
export function drawStill(figure: Figure): Promise<string> {
  const drawn = queue.then(() => draw(figure)); // one at a time: they share random numbers
  queue = drawn.catch(() => undefined);
  return drawn;
}

async function draw({ data, layout, description }: Figure): Promise<string> {
  const { plotly, window, restart } = plotlyPage();
  restart(fnv1a(new TextEncoder().encode(JSON.stringify([data, layout]))));
  const { width = WIDTH, height = 380 } = layout as { width?: number; height?: number };
  const text = await plotly.toImage(
    structuredClone({ data, layout: { ...layout, width, height } }),
    { format: "svg", width, height, imageDataOnly: true },
  );
  const page = new window.DOMParser().parseFromString(text, "image/svg+xml");
  const svg: DomElement = page.documentElement;
  tidySvg(svg);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", description.replace(/\s+/g, " "));
  svg.setAttribute("style", "max-width: 100%; height: auto;");
  return new window.XMLSerializer().serializeToString(svg);
}
