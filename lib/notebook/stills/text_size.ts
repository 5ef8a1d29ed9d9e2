import type { DomElement } from "./dom.ts";

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LINE_HEIGHT = 1.3; // of the letter size; Plotly's own spacing of lines
const ASCENT = 0.95; // part of a line above the baseline, with room for accents

/**
 * Estimates the box that a browser would report for an SVG element, from its texts alone.
 *
 * There is no font here to measure, and the reader's will be another anyway; letters are taken as
 * wide as those of DejaVu Sans, a wide font, so that labels keep their distance in most others.
 *
 * @param element a text, or a group whose texts are put into one box
 * @param within  "page" counts the transforms of the element and its ancestors, "element" does not
 */
export function textBox(element: DomElement, within: "page" | "element"): Box {
  const texts = element.tagName === "text" ? [element] : [...element.querySelectorAll("text")];
  const top = within === "page" ? null : element;
  const boxes = texts.map((text) => {
    let box = untransformedBox(text);
    for (let node: DomElement | null = text; node && node !== top; node = node.parentNode) {
      box = transformBox(box, node.getAttribute?.("transform") ?? "");
    }
    return box;
  });
  if (boxes.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 };
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** Width of a line of text in letter sizes. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (/[ijl.,:;|'!]/.test(letter)) return 0.32;
  if (/[ftrI()[\]/ -]/.test(letter)) return 0.4;
  if (/[mwMW%@—]/.test(letter)) return 0.95;
  return /[A-Z]/.test(letter) ? 0.72 : 0.63;
}

function untransformedBox(text: DomElement): Box {
  const style = text.getAttribute("style") ?? "";
  const size = Number(/font-size:\s*([\d.]+)/.exec(style)?.[1] ?? 12);
  const spans = [...text.children].filter((child) => child.getAttribute("class") === "line");
  const lines = (spans.length > 0 ? spans : [text]).map((line) => line.textContent ?? "");
  const width = size * Math.max(...lines.map(textWidth));
  const anchor = text.getAttribute("text-anchor");
  const shift = anchor === "middle" ? 0.5 : anchor === "end" ? 1 : 0;
  const left = Number(text.getAttribute("x") ?? 0) - shift * width;
  const top = Number(text.getAttribute("y") ?? 0) - ASCENT * size;
  return { left, top, right: left + width, bottom: top + LINE_HEIGHT * size * lines.length };
}

/** The upright box around a box after "translate(x,y) rotate(degrees,x,y)", applied right to left. */
function transformBox({ left, top, right, bottom }: Box, transform: string): Box {
  const steps = [...transform.matchAll(/(translate|rotate)\(([^)]*)\)/g)].reverse();
  if (steps.length === 0) return { left, top, right, bottom };
  const corners = [[left, top], [right, top], [left, bottom], [right, bottom]].map((corner) =>
    steps.reduce(([x, y], [, kind, list]) => {
      const [a = 0, b = 0, c = 0] = list!.split(/[\s,]+/).map(Number);
      if (kind === "translate") return [x! + a, y! + b];
      const cos = Math.cos(a * Math.PI / 180), sin = Math.sin(a * Math.PI / 180);
      return [b + cos * (x! - b) - sin * (y! - c), c + sin * (x! - b) + cos * (y! - c)];
    }, corner)
  );
  const xs = corners.map(([x]) => x!), ys = corners.map(([, y]) => y!);
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}
