/**
 * Draws figures as still pictures, in the realm of whoever calls: see `still_deno.ts`.
 *
 * @module
 */
import type { Figure } from "../../figures/mod.ts";
import { fnv1a } from "../../random/fnv.ts";
import type { DomElement } from "./dom.ts";
import { joinMarks, type Marks } from "./joined_marks.ts";
import { plotlyPage } from "./plotly_deno.ts";
import { shortenStyles } from "./short_styles.ts";
import { tidySvg } from "./svg_tidy.ts";

// Pixels, where the layout names none; letters of 15 stay above 10 when shrunk to a phone.
const WIDTH = 520;

/**
 * Draws a figure as an SVG image; one at a time, since drawings share random numbers.
 *
 * @param figure a finished figure
 */
export async function draw({ data, layout, description }: Figure, marks: Marks): Promise<string> {
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
  if (marks === "joined") {
    joinMarks(svg);
    shortenStyles(svg);
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", description.replace(/\s+/g, " "));
  svg.setAttribute("style", "max-width: 100%; height: auto;");
  return new window.XMLSerializer().serializeToString(svg);
}
