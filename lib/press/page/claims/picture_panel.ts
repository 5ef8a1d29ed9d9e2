import type { Figure } from "../../../figures/mod.ts";
import { button, element } from "../element.ts";
import { openDrawing } from "../figures/drawing.ts";
import { loadPlotly } from "../figures/plotly.ts";
import { sizeOf } from "../figures/size.ts";
import { captionOf } from "../figures/words.ts";

const AT_ONCE = 2; // pictures; the others wait for a click

/**
 * A row of small pictures, each with its caption and description.
 *
 * @param pictures at least one
 * @param origin   where their numbers come from, in words
 * @param root     what leads from the page to the root of the book
 */
export function picturePanel(
  pictures: readonly Figure[],
  origin: string,
  root: string,
): HTMLElement {
  const grid = element("div", { class: "grid" });
  const more = button("", () => {
    more.remove();
    pictures.slice(AT_ONCE).forEach((picture) => void add(picture));
  }, { class: "quiet" });
  const rest = pictures.length - AT_ONCE;
  more.textContent = rest === 1 ? "Show the other picture" : `Show the other ${rest} pictures`;
  const panel = element(
    "div",
    { class: "mistakes" },
    element("p", { class: "origin" }, origin),
    grid,
  );
  if (rest > 0) panel.append(more);

  async function add(picture: Figure): Promise<void> {
    const { caption, description, layout } = picture;
    const room = element("div", { class: "drawing" });
    const card = element("div", { class: "card" }, room);
    const words = captionOf({ caption, description });
    grid.append(element("figure", { class: "figure" }, card, words.element));
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

  pictures.slice(0, AT_ONCE).forEach((picture) => void add(picture));
  return panel;
}
