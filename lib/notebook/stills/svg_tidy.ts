import type { DomElement } from "./dom.ts";

const NUMBERS = ["transform", "d", "x", "y", "width", "height", "x1", "x2", "y1", "y2"];
const USELESS = ["class", "xml:space", "data-unformatted", "data-math", "data-notex"];

/**
 * Makes a drawn figure small and steady: no empty groups, no class names (no style sheet uses
 * them), coordinates to a hundredth of a pixel, and the style of a cloud said once for all points.
 *
 * @param svg the root element; changed in place
 */
export function tidySvg(svg: DomElement): void {
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    for (const name of USELESS) element.removeAttribute(name);
    for (const name of NUMBERS) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, roundNumbers(value));
    }
  }
  for (const group of [...svg.querySelectorAll("g")]) shareStyle(group);
  removeEmpty(svg);
}

function roundNumbers(text: string): string {
  return text.replace(
    /-?\d+\.\d{3,}(e-?\d+)?/g,
    (number) => String(Math.round(Number(number) * 100) / 100),
  );
}

/** Moves a style that all children of a group have to the group, where they inherit it. */
function shareStyle(group: DomElement): void {
  const children = [...group.children];
  const style = children[0]?.getAttribute("style") ?? null;
  if (children.length < 2 || style === null || group.getAttribute("style") !== null) return;
  if (
    !children.every((child) => child.tagName === "path" && child.getAttribute("style") === style)
  ) {
    return;
  }
  const inherited = style.replace(/(^|;)\s*opacity: 1;/, "$1"); // opacity is not inherited
  if (/(^|;)\s*opacity:/.test(inherited)) return;
  group.setAttribute("style", inherited.trim());
  for (const child of children) child.removeAttribute("style");
}

function removeEmpty(element: DomElement): void {
  for (const child of [...element.children]) removeEmpty(child);
  const { tagName } = element;
  const empty = element.childNodes.length === 0;
  if (empty && (tagName === "g" || tagName === "defs")) element.remove();
  if (tagName === "path" && element.getAttribute("d") === null) element.remove();
}
