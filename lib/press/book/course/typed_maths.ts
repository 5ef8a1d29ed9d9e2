import { GREEK } from "../../show/greek.ts";
import { type Markup, markup, trusted } from "../../show/markup.ts";

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
  const pieces: Markup[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, script, braced, bracketed, word, letter, index, greek, product, sign] = match;
    pieces.push(markup`${text.slice(end, match.index)}`);
    if (script !== undefined) {
      const inner = typedMaths(braced ?? bracketed ?? word ?? "");
      pieces.push(script === "_" ? markup`<sub>${inner}</sub>` : markup`<sup>${inner}</sup>`);
    } else if (letter !== undefined) {
      pieces.push(markup`${letter}<sub>${index!}</sub>`);
    } else if (greek !== undefined) {
      pieces.push(trusted(GREEK[greek]!));
    } else if (product !== undefined) {
      pieces.push(markup`⟨${typedMaths(product)}⟩`);
    } else {
      pieces.push(markup`${SIGNS[sign!] ?? whole}`);
    }
    end = match.index + whole.length;
  }
  pieces.push(markup`${text.slice(end)}`);
  return markup`${pieces}`;
}
