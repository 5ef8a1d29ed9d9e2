import { type CellPlace, errorAt } from "../../show/cell_place.ts";

/** A picture that passed the door, with the size it asks for. */
export interface Still {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const ELEMENTS = new Set(
  ("circle clipPath defs desc ellipse g image line linearGradient marker mask path pattern polygon " +
    "polyline radialGradient rect stop style svg symbol text textPath title tspan use").split(" "),
);
const NAMESPACES = new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]);

const TOKEN = /<(\/?)([\w:-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
const REFERENCE = /^(?:#[\w:.-]+|data:image\/png;base64,[A-Za-z0-9+/=\s]*)$/;
const ESCAPED = /&#|\\/; // a way to spell "url(" that the eye, and the next line, would miss
const FOREIGN = /url\((?!\s*(?:&quot;|')?#)|image-set\(|image\(|src\(|expression\(|@import/i;

/**
 * Reads the SVG of a figure and refuses what a drawing does not need: scripts, handlers, foreign
 * elements, and references to anything but its own parts and embedded pictures. A style sheet may
 * stand in it, since the picture is a file of its own, if it loads nothing.
 *
 * The grammar is a strict subset of XML (double quotes, no comments, no declarations), so nothing
 * can hide from it, and a picture that passes is served as it is but for its colours.
 *
 * @throws {Error} naming notebook, cell and what was refused
 */
export function readStill(svg: string, place: CellPlace): Still {
  return { svg, ...sizeOf(scan(svg, place).root) };
}

/**
 * The pictures inside a picture, in their order: the stills of a slider, which notebooks hold as one
 * image. Any other picture has none.
 *
 * @throws {Error} as {@link readStill} does
 */
export function readStills(svg: string, place: CellPlace): Still[] {
  return scan(svg, place).inside.map((part) => readStill(part, place));
}

interface Scanned {
  /** Attributes of the root. */
  readonly root: ReadonlyMap<string, string>;
  /** The drawings directly in it. */
  readonly inside: readonly string[];
}

function scan(svg: string, place: CellPlace): Scanned {
  const refuse = (what: string): Error => errorAt(place, `its SVG figure holds ${what}`);
  const open: string[] = [];
  const inside: string[] = [];
  let begin = 0;
  let root: ReadonlyMap<string, string> | undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < svg.length) {
    const start = TOKEN.lastIndex;
    const token = TOKEN.exec(svg);
    if (token === null) throw refuse(`something unreadable: ${svg.slice(start, start + 40)}`);
    const [text, closing, name, attributes, selfClosing] = token;
    if (name === undefined) {
      if (open.length === 0 && text.trim() !== "") throw refuse(`text outside: ${text.trim()}`);
      if (open.at(-1) === "style") requireSheet(text, refuse);
      continue;
    }
    if (!ELEMENTS.has(name)) throw refuse(`a <${name}> element`);
    if (closing) {
      if (open.pop() !== name) throw refuse(`a closing </${name}> without its opening`);
      if (name === "svg" && open.length === 1) inside.push(svg.slice(begin, TOKEN.lastIndex));
      continue;
    }
    const pairs = new Map<string, string>();
    for (const [, key, value] of (attributes ?? "").matchAll(ATTRIBUTE)) {
      requireHarmless(key!, value!, refuse);
      pairs.set(key!, value!);
    }
    if (open.length === 0 && root !== undefined) throw refuse("more than one root");
    root ??= name === "svg" ? pairs : undefined;
    if (root === undefined) throw refuse(`<${name}> as its root`);
    if (name === "svg" && open.length === 1) begin = start;
    if (!selfClosing) open.push(name);
  }
  if (open.length > 0 || root === undefined) throw refuse("no complete drawing");
  return { root, inside };
}

/** A style sheet may say how a drawing looks, without fetching anything. */
function requireSheet(text: string, refuse: (what: string) => Error): void {
  const bad = ESCAPED.test(text) || FOREIGN.test(text) || /@(?!media\b)/.test(text);
  if (bad) throw refuse(`a style sheet that may load something: ${text.trim().slice(0, 60)}`);
}

function requireHarmless(name: string, value: string, refuse: (what: string) => Error): void {
  const local = name.slice(name.indexOf(":") + 1).toLowerCase();
  const bad = local.startsWith("on") || local === "src" || local === "base" ||
    local === "href" && !REFERENCE.test(value) ||
    (name === "xmlns" || name.startsWith("xmlns:")) && !NAMESPACES.has(value) ||
    ESCAPED.test(value) || FOREIGN.test(value);
  if (bad) throw refuse(`${name}="${value.slice(0, 60)}"`);
}

function sizeOf(root: ReadonlyMap<string, string>): { width: number; height: number } {
  const [, , boxWidth, boxHeight] = (root.get("viewBox") ?? "").split(/[\s,]+/).map(Number);
  return {
    width: Math.round(parseFloat(root.get("width") ?? "") || boxWidth || 700),
    height: Math.round(parseFloat(root.get("height") ?? "") || boxHeight || 450),
  };
}
