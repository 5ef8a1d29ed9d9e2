import type { MarkdownIt as Parser, Token } from "markdown-it";
import { tex } from "@mdit/plugin-tex";
import { type CellPlace, errorAt } from "../cell_place.ts";
import { type Scope, scopeOf } from "./scope.ts";
import { typeset } from "./typeset.ts";

const MARKER = /<span data-maths="(\d+)"><\/span>/g;
const TAG = /<[^>]*>/g;
const NARROW = 45; // letters of a formula that fits a phone; longer ones may need to be scrolled

/**
 * Teaches a Markdown parser formulas: `$…$` in a line and `$$…$$` as a paragraph of its own.
 *
 * A formula is typeset at once, kept aside, and marked in the text by an empty element: so the
 * sanitiser judges the author's HTML and never has to read KaTeX's. Code with a dollar sign stays
 * code. A dollar sign without a partner stops the build, because front ends disagree about it.
 *
 * @param parser gets the syntax and the rendering of formulas
 */
export function addMaths(parser: Parser): void {
  parser.use(tex, {
    render: (content: string, displayMode: boolean, env: unknown) => {
      if (!displayMode) return keep(content, "inline", scopeOf(env));
      const reachable = content.length > NARROW ? ' tabindex="0"' : "";
      return `<div class="formula"${reachable}>${keep(content, "display", scopeOf(env))}</div>\n`;
    },
  });
  parser.core.ruler.before("text_join", "lone_dollar", ({ tokens, env }) => {
    for (const token of tokens.flatMap((block) => [block, ...block.children ?? []])) {
      requirePairs(token, scopeOf(env).place);
    }
  });
}

/** The HTML in which every marker is replaced by its formula. */
export function fillFormulas(html: string, formulas: readonly string[]): string {
  // Quotes inside attributes are serialised as &quot; and "<" in text as &lt;, so this exact
  // string can only be an element.
  return html.replace(MARKER, (_, index: string) => formulas[Number(index)] ?? "");
}

function keep(tex: string, display: "inline" | "display", scope: Scope): string {
  const length = scope.formulas.push(typeset(tex.trim(), display, scope.place));
  return `<span data-maths="${length - 1}"></span>`;
}

function requirePairs({ type, content }: Token, place: CellPlace): void {
  if (type === "text" && content.includes("$")) {
    const line = content.trim();
    throw errorAt(place, `Expected every $ to have a partner (or write \\$); got "${line}"`);
  }
  if (type === "html_block" && content.replace(TAG, "").includes("$")) {
    const line = content.trim();
    throw errorAt(place, `Expected an empty line between HTML and a formula; got "${line}"`);
  }
}
