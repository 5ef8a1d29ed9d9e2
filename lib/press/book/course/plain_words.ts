import { GREEK } from "../../show/greek.ts";

const SIGNS: Readonly<Record<string, string>> = {
  cdot: "·",
  ge: "≥",
  in: "∈",
  int: "∫",
  leftarrow: "←",
  langle: "⟨",
  le: "≤",
  ln: "ln",
  min: "min",
  mid: "∣",
  nabla: "∇",
  partial: "∂",
  pm: "±",
  rangle: "⟩",
  sim: "∼",
  sum: "Σ",
  sqrt: "√",
  to: "→",
  varphi: "φ",
};

/**
 * The words of a text in Markdown, formulas included, for searching and for a line of context.
 *
 * @example
 * ```ts
 * import { plainWords } from "./plain_words.ts";
 * console.log(plainWords("**Predict.** Is $\\sigma_t \\le 1$ [here](a.ipynb)?")); // Predict. Is σ_t ≤ 1 here?
 * ```
 */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/\$\$?([^$]+)\$\$?/g, (_, tex: string) => plainTex(tex))
    .replace(/<[^>]*>/g, " ")
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/\[(\d+\.\d+)\]/g, "$1")
    .replace(/^\s*(?:[>|#]+|[-*]|\d+\.)\s/gm, "")
    .replace(/^[\s|:-]+$/gm, "")
    .replace(/[|`]|\*\*|(?<![\p{L}\p{N}])[_*]|[_*](?![\p{L}\p{N}{])/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,;:?!)])/g, "")
    .trim();
}

/** A formula in letters and signs: not to compute with, but to recognise. */
function plainTex(tex: string): string {
  return tex
    .replace(/\\\|/g, "‖")
    .replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\[dt]?frac\s*(\w)(\w)/g, "$1/$2")
    .replace(/\\(?:underbrace|text|mathrm|mathbb|mathcal|operatorname|texttt)\b/g, "")
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => GREEK[name] ?? SIGNS[name] ?? " ")
    .replace(/\\[,;!:]|[{}]|\\big|&/g, "")
    .replace(/\\/g, "")
    .replace(/~/g, " ");
}
