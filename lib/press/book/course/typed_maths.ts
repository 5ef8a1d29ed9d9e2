import { GREEK } from "../../show/greek.ts";
import { type Markup, markup } from "../../show/markup.ts";

const SIGNS: Readonly<Record<string, string>> = {
  "<=": "≤",
  ">=": "≥",
  "->": "→",
  "-": "−",
  "~": "∼",
  "sqrt": "√",
  "int": "∫",
};

// In the order of the alternatives: a script, a letter with its index, a Greek name, an inner
// product, a sign; a hyphen is a minus only where it cannot join two words.
const TOKEN = new RegExp(
  [
    /([_^])(?:\{((?:[^{}]|\{[^{}]*\})*)\}|\(([^()]*)\)|([A-Za-z0-9]+))/,
    /(?<![A-Za-z0-9_])(dx|[xXpW])([012])(?![A-Za-z0-9])/,
    new RegExp(`(?<![A-Za-z])(${Object.keys(GREEK).join("|")})(?![A-Za-z])`),
    /<(v,[^<>]*)>/,
    /(<=|>=|->|~|(?<= )-(?=[\w( ])|(?<=\b[1v]|\))-(?=[tu]\b|[tu]_|sigma)|\bsqrt\b|\bint\b)/,
  ].map(({ source }) => source).join("|"),
  "g",
);

/** How the pieces of typed mathematics are written down. */
interface Script<T> {
  readonly words: (words: string) => T;
  readonly index: (inner: T) => T;
  readonly power: (inner: T) => T;
  readonly joined: (pieces: readonly T[]) => T;
}

const MARKUP: Script<Markup> = {
  words: (words) => markup`${words}`,
  index: (inner) => markup`<sub>${inner}</sub>`,
  power: (inner) => markup`<sup>${inner}</sup>`,
  joined: (pieces) => markup`${pieces}`,
};

const ONE_LINE: Script<string> = {
  words: (words) => words,
  index: (inner) => `_${inner}`,
  power: (inner) => `^${inner}`,
  joined: (pieces) => pieces.join(""),
};

/**
 * Mathematics that was typed on a keyboard, as the ledger has it, with its indices, powers
 * and Greek letters.
 *
 * @example
 * ```ts
 * import { typedMaths } from "./typed_maths.ts";
 * console.log(typedMaths("sigma_min^2 <= 1").html); // σ<sub>min</sub><sup>2</sup> ≤ 1
 * ```
 */
export function typedMaths(text: string): Markup {
  return typeset(text, MARKUP);
}

/**
 * The same in one line of plain text.
 *
 * @example
 * ```ts
 * import { typedWords } from "./typed_maths.ts";
 * console.log(typedWords("sigma_min^2 <= 1")); // σ_min^2 ≤ 1
 * ```
 */
export function typedWords(text: string): string {
  return typeset(text, ONE_LINE);
}

function typeset<T>(text: string, as: Script<T>): T {
  const pieces: T[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, script, braced, bracketed, word, letter, index, greek, product, sign] = match;
    pieces.push(as.words(text.slice(end, match.index)));
    if (script !== undefined) {
      const inner = typeset(braced ?? bracketed ?? word ?? "", as);
      pieces.push(script === "_" ? as.index(inner) : as.power(inner));
    } else if (letter !== undefined) {
      pieces.push(as.words(letter), as.index(as.words(index!)));
    } else if (greek !== undefined) {
      pieces.push(as.words(GREEK[greek]!));
    } else if (product !== undefined) {
      pieces.push(as.words("⟨"), typeset(product, as), as.words("⟩"));
    } else {
      pieces.push(as.words(SIGNS[sign!] ?? whole));
    }
    end = match.index + whole.length;
  }
  pieces.push(as.words(text.slice(end)));
  return as.joined(pieces);
}
