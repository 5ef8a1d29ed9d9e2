import type { MarkdownIt as Parser, Token } from "markdown-it";
import { tex } from "@mdit/plugin-tex";
import katex from "katex";
import { escapeHtml } from "../../../notebook/escape.ts";
import { type Markup, trusted } from "../markup.ts";
import { joinSigns } from "./joined.ts";
import { sanitiseOutput, sanitiseProof, sanitiseProse } from "./sanitise.ts";
import { complain } from "./complain.ts";
import { type Scope, scopeOf } from "./scope.ts";

const MARKER = /<span data-maths="(\d+)"><\/span>/g;
const TAG = /<[^<>]*>/g;
const MOST_PRINTED = 300; // formulas of an output: each becomes forty times as long, and takes its time
const LONGEST_PRINTED = 1000; // characters of one
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
      requirePairs(token, scopeOf(env));
    }
  });
}

/** The last two steps of every text: the sanitiser, then the formulas that were kept aside. */
export function finish(html: string, { outline, rows, formulas }: Scope): Markup {
  const sanitise = outline ? sanitiseProse : rows ? sanitiseProof : sanitiseOutput;
  // Quotes inside attributes are serialised as &quot; and "<" in text as &lt;, so this exact
  // string can only be an element.
  const fill = (piece: string): string =>
    piece.replace(MARKER, (_, index: string) => formulas[Number(index)] ?? "");
  return trusted(fill(joinSigns(sanitise(html).html, fill)));
}

function keep(tex: string, display: "inline" | "display", scope: Scope): string {
  if (scope.outline === undefined) requireFew(tex, scope.formulas.length);
  const length = scope.formulas.push(typeset(tex.trim(), display, scope));
  return `<span data-maths="${length - 1}"></span>`;
}

function requireFew({ length }: string, before: number): void {
  if (before === MOST_PRINTED) {
    throw new RangeError(`Expected at most ${MOST_PRINTED} formulas in an output; got more`);
  }
  if (length > LONGEST_PRINTED) {
    throw new RangeError(
      `Expected at most ${LONGEST_PRINTED} characters in a formula of an output; got ${length}`,
    );
  }
}

function requirePairs({ type, content }: Token, scope: Scope): void {
  if (type === "text" && content.includes("$")) {
    const line = content.trim();
    complain(scope, `Expected every $ to have a partner (or write \\$); got "${line}"`);
  }
  if (type === "html_block" && content.replace(TAG, "").includes("$")) {
    const line = content.trim();
    complain(scope, `Expected an empty line between HTML and a formula; got "${line}"`);
  }
}

/**
 * One formula as HTML for the eye and MathML for the ear.
 *
 * @param tex     without dollar signs
 * @param display "inline" within a line of text, "display" on a line of its own
 * @param scope   told when KaTeX cannot read the formula, which then stands there as it was written
 * @throws {Error} naming notebook, cell, formula and KaTeX's reason, unless problems are told
 */
function typeset(tex: string, display: "inline" | "display", scope: Scope): string {
  try {
    return katex.renderToString(tex, {
      displayMode: display === "display",
      throwOnError: true,
      trust: false,
      maxSize: 20, // em: nobody prints black pages
      strict: (code) => code === "newLineInDisplayMode" ? "ignore" : "error",
    });
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    complain(scope, `the formula "${tex}" cannot be read: ${reason(error.message)}`);
    return `<code>${escapeHtml(tex)}</code>`;
  }
}

function reason(message: string): string {
  return message.replace(/^KaTeX parse error: /, "").replaceAll("\u0332", ""); // underlined letters
}
