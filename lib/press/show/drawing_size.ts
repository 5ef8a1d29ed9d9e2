/** A part of a drawing, as it is written. */
interface Part {
  /** What a browser builds for it, in elements. */
  readonly weight: number;
  /** Names of parts that are drawn where it stands. */
  readonly refers: readonly string[];
  readonly parts: Part[];
}

const TAG = /<(\/?)([a-z][\w:.-]*)([^<>"']*(?:"[^<"]*"[^<>"']*|'[^<']*'[^<>"']*)*)>/gi;
const ID = /(?:^|\s)(?:xml:)?id\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const REFERENCE = /href\s*=\s*["']\s*#([^"']*)|url\(\s*["']?#([^"')]*)/gi;
const FILTERING =
  /\b(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)\s*\(/gi;
const CHARACTER = /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi;
const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: "&",
  lt: "<",
  gt: ">",
};

const USE = 7; // measured in Chromium: a copy of nothing costs as much as seven lines
const FILTER = 500; // measured likewise: each pixel of the filtered place is computed from its neighbours
const DEEPEST = 500;

/**
 * How many elements a browser builds for a drawing: of a part that is drawn in many places, as by
 * `use`, each place counts, and so for the parts in it. A few hundred characters may ask for millions.
 * A filter counts wherever it is used, and as much as hundreds of elements.
 *
 * @param svg may be anything; what is no XML is not drawn
 * @returns infinite where parts refer to each other in a circle, stand too deep, or are named by
 *   entities or escapes, which nobody needs who draws
 */
export function elementsDrawn(svg: string): number {
  if (/<!(?:ENTITY|ATTLIST)/.test(svg)) return Infinity;
  const text = withoutAsides(svg), tags = new RegExp(TAG);
  const root: Part = { weight: 0, refers: [], parts: [] };
  const byName = new Map<string, Part>(), styled = new Set<string>();
  const open = [root];
  let elements = 0, filters = 0;
  for (let found; (found = tags.exec(text)) !== null;) {
    const [, closing, tag, rest] = found as unknown as string[];
    if (closing) {
      if (open.length > 1) open.pop();
      continue;
    }
    elements++;
    const attributes = rest!.replaceAll(CHARACTER, decode);
    if (isEscaped(attributes)) return Infinity;
    const kind = tag!.toLowerCase().replace(/^.*:/, "");
    const weight = weightOf(kind) + FILTER * filtersIn(attributes);
    const part = { weight, refers: references(attributes), parts: [] };
    const [, double, single] = ID.exec(attributes) ?? [];
    const name = double ?? single;
    if (name !== undefined) byName.set(name, part);
    open.at(-1)!.parts.push(part);
    if (rest!.endsWith("/")) continue;
    open.push(part);
    if (kind !== "style") continue;
    const end = text.indexOf(`</${tag}`, tags.lastIndex);
    const sheet = text.slice(tags.lastIndex, end === -1 ? undefined : end);
    if (isEscaped(sheet)) return Infinity;
    for (const target of references(sheet)) styled.add(target);
    filters += filtersIn(sheet);
    tags.lastIndex += sheet.length;
  }
  const size = measure(byName);
  if (styled.size === 0 && filters === 0) return size(root);
  // a sheet may put each into the others
  const inAny = [...styled].flatMap((name) => byName.get(name) ?? [])
    .reduce((product, part) => product * (1 + size(part)), 1 + FILTER * filters);
  return Math.max(size(root), elements * inAny);
}

const ASIDES = [["<!--", "-->"], ["<?", "?>"], ["<![CDATA[", "]]>"]] as const;

/** A text without comments; what is marked as mere text has no tags. */
function withoutAsides(text: string): string {
  let kept = "", at = 0;
  for (const { index } of text.matchAll(/<!--|<\?|<!\[CDATA\[/g)) {
    if (index < at) continue; // within another
    const [start, end] = ASIDES.find(([start]) => text.startsWith(start, index))!;
    const last = text.indexOf(end, index + start.length);
    if (last === -1) return kept + text.slice(at, index);
    const inside = start === "<![CDATA[" ? text.slice(index + start.length, last) : "";
    kept += text.slice(at, index) + inside.replaceAll("<", " ");
    at = last + end.length;
  }
  return kept + text.slice(at);
}

function weightOf(kind: string): number {
  if (kind.startsWith("fe")) return FILTER;
  return kind === "use" ? USE : 1;
}

/** How many filters a style asks for without naming a part. */
function filtersIn(style: string): number {
  return style.match(FILTERING)?.length ?? 0;
}

/** Whether a style may name something by escapes, as in `url(\\23 a)`. */
function isEscaped(style: string): boolean {
  return style.includes("\\") && style.includes("(");
}

/** How many elements a part stands for; infinite in a circle. */
function measure(byName: ReadonlyMap<string, Part>): (part: Part) => number {
  const known = new Map<Part, number>();
  const size = (part: Part, depth: number): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    known.set(part, Infinity); // until it is known: whoever asks meanwhile is a part of itself
    if (depth > DEEPEST) return Infinity;
    const inside = [...part.parts, ...part.refers.flatMap((name) => byName.get(name) ?? [])];
    const all = inside.reduce((sum, one) => sum + size(one, depth + 1), part.weight);
    known.set(part, all);
    return all;
  };
  return (part) => size(part, 0);
}

function references(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, link, url]) => unescapeName(link ?? url!));
}

function unescapeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function decode(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? whole;
  const code = decimal === undefined ? parseInt(hexadecimal!, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
