/**
 * The pictures of mistakes; loaded with the first one.
 *
 * @module
 */
import type { Figure } from "../../../figures/mod.ts";
import { button, element } from "../element.ts";
import { openDrawing } from "../figures/drawing.ts";
import { loadPlotly } from "../figures/plotly.ts";
import { sizeOf } from "../figures/size.ts";
import { captionOf } from "../figures/words.ts";
import { type Comparison, undrawnOf } from "./comparisons.ts";
import { mistakePicture } from "./mistake_picture.ts";

const AT_ONCE = 2; // small pictures; the others wait for a click

/**
 * What happens with the mistakes, where the cell has drawn it, and a row of small pictures, one for each
 * other mistake that has numbers; all with caption and description.
 *
 * @param origin where the numbers come from, in words
 * @param root   what leads from the page to the root of the book
 * @returns undefined when there is nothing to draw
 */
export function picturePanel(
  comparisons: readonly Comparison[],
  origin: string,
  root: string,
): HTMLElement | undefined {
  const drawn = comparisons.flatMap(({ drawn }) => drawn ?? []);
  const small = undrawnOf(comparisons).flatMap((comparison) => mistakePicture(comparison) ?? []);
  if (drawn.length + small.length === 0) return undefined;
  const grid = element("div", { class: "grid" });
  const more = button("", () => {
    more.remove();
    small.slice(AT_ONCE).forEach((picture) => void add(picture, "small"));
  }, { class: "quiet" });
  const rest = small.length - AT_ONCE;
  more.textContent = rest === 1 ? "Show the other picture" : `Show the other ${rest} pictures`;
  const panel = element(
    "div",
    { class: "mistakes" },
    element("p", { class: "origin" }, origin),
    grid,
  );
  if (rest > 0) panel.append(more);

  async function add(picture: Figure, size: "large" | "small"): Promise<void> {
    const { caption, description, layout } = picture;
    const room = element("div", { class: "drawing" });
    const card = element("div", { class: "card" }, room);
    const words = captionOf({ caption, description });
    grid.append(element("figure", { class: `figure ${size}` }, card, words.element));
    const { width, height } = sizeOf(layout, 0, { kind: "whole" });
    room.style.aspectRatio = `${width} / ${height}`; // until it is drawn
    try {
      const plotly = await loadPlotly(root);
      const drawing = openDrawing({ plotly, into: room, fit: { kind: "whole" }, onEnd: () => {} });
      await drawing.show(picture, description);
    } catch (error) {
      room.replaceChildren(`${description} (${(error as Error).message})`);
    }
  }

  drawn.forEach((picture) => void add(picture, "large"));
  small.slice(0, AT_ONCE).forEach((picture) => void add(picture, "small"));
  return panel;
}
