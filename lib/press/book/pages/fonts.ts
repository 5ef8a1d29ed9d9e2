import { readdir, readFile } from "node:fs/promises";

const KATEX = new URL("./", import.meta.resolve("katex/dist/katex.min.css"));
const PARTS = new URL("./fonts/", import.meta.url);
const FACE = /@font-face\{[^}]*\}/g;
const OTHER_FORMATS = /,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g;
const SMALL = 2000; // bytes; below, a request costs more than carrying the font in the style sheet

const LAST = 0x10ffff; // of Unicode

const LATIN = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`" +
  "abcdefghijklmnopqrstuvwxyz{|}~";
const BRACKETS = "()[]{}⟨⟩/√";

/**
 * The characters of each small font in `fonts/`: a face of KaTeX reduced to what formulas of this
 * course are made of, for three quarters less to load. A formula with another character still finds
 * it, in the full face, which a browser loads only then.
 *
 * Made from KaTeX's files with fonttools:
 * `pyftsubset FULL --text=CHARACTERS --flavor=woff2 --no-hinting --layout-features= --name-IDs=`.
 */
export const PART_CHARACTERS: Readonly<Record<string, string>> = {
  "KaTeX_Main-Regular": LATIN +
    "\u00a0\ue020\u00a8\u00af°±·×ˆˉ˙˜ΓΔΘΛΞΠΣΥΦΨΩ\u200b–…′\u20d7←↑→↓↔↦⇒⇔⟶⟹⟺ℓ∀∂∃∅∇∈∉∏∑−∓∗∘√∝∞∣∥∩∪∫∼≃≈≠≡≤≥≪≫⊂⊆⊕⊗⊤⋅⋯⌈⌉⌊⌋⟨⟩",
  "KaTeX_Math-Italic": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" +
    "αβγδεζηθικλμνξοπρςστυφχψωϑϕϵ",
  "KaTeX_AMS-Regular": "ENPRZ",
  "KaTeX_Caligraphic-Regular": "DEFGLNPSU",
  "KaTeX_SansSerif-Regular": "T",
  "KaTeX_Size1-Regular": BRACKETS + "∏∑∫",
  "KaTeX_Size2-Regular": BRACKETS + "∏∑∫",
  "KaTeX_Size3-Regular": BRACKETS,
};

/** A style sheet for formulas and the font files that it names. */
export interface FormulaStyle {
  readonly css: string;
  /** By path beside the style sheet, such as `fonts/KaTeX_Main-Bold.woff2`. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
}

/**
 * KaTeX's style sheet with its fonts in one format, and the small fonts before the full ones.
 */
export async function formulaStyle(): Promise<FormulaStyle> {
  const fonts = new Map<string, Uint8Array>();
  for (const name of (await readdir(new URL("fonts/", KATEX))).sort()) {
    if (!name.endsWith(".woff2")) continue;
    fonts.set(`fonts/${name}`, await readFile(new URL(`fonts/${name}`, KATEX)));
  }
  const parts = new Map<string, Uint8Array>();
  for (const name of Object.keys(PART_CHARACTERS)) {
    parts.set(name, await readFile(new URL(`${name}.woff2`, PARTS)));
  }
  const full = (await readFile(new URL("katex.min.css", KATEX), "utf8"))
    .replaceAll(OTHER_FORMATS, ""); // every browser in use reads woff2
  const css = full.replaceAll(FACE, (face) => {
    const name = /fonts\/([\w-]+)\.woff2/.exec(face)?.[1] ?? "";
    const part = parts.get(name);
    if (part === undefined) return face;
    const path = `fonts/${name}-part.woff2`;
    const isSmall = part.length < SMALL;
    if (!isSmall) fonts.set(path, part);
    const url = isSmall ? `data:font/woff2;base64,${base64(part)}` : path;
    const characters = PART_CHARACTERS[name]!;
    // the ranges do not overlap: while the small face loads, a browser would begin to load the other
    return forRange(face, otherRange(characters)) +
      forRange(face.replace(/url\([^)]*\)/, `url(${url})`), unicodeRange(characters));
  });
  return { css, fonts };
}

/**
 * Characters as a style sheet lists them.
 *
 * @example
 * ```ts
 * import { unicodeRange } from "./fonts.ts";
 * console.log(unicodeRange("abcx")); // U+61-63,U+78
 * ```
 */
export function unicodeRange(characters: string): string {
  return runsOf(characters).map(listed).join();
}

/** All characters but these, as a style sheet lists them. */
export function otherRange(characters: string): string {
  const runs = runsOf(characters);
  const gaps = [{ from: 0, to: -1 }, ...runs].map(({ to }, i) => ({
    from: to + 1,
    to: (runs[i]?.from ?? LAST + 1) - 1,
  }));
  return gaps.filter(({ from, to }) => from <= to).map(listed).join();
}

/** Codes that follow each other. */
interface Run {
  readonly from: number;
  to: number;
}

function runsOf(characters: string): Run[] {
  const codes = new Set([...characters].map((one) => one.codePointAt(0)!));
  const runs: Run[] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === code - 1) last.to = code;
    else runs.push({ from: code, to: code });
  }
  return runs;
}

function listed({ from, to }: Run): string {
  const end = to > from ? `-${to.toString(16)}` : "";
  return `U+${from.toString(16)}${end}`;
}

function forRange(face: string, range: string): string {
  return face.replace(/\}$/, `;unicode-range:${range}}`);
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
