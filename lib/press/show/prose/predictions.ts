import type { MarkdownIt as Parser, Token } from "markdown-it";
import { escapeHtml } from "../../../notebook/escape.ts";
import { complain } from "./complain.ts";
import { scopeOf } from "./scope.ts";

const OPENING = /^(\s*<details)\b([^>]*)>/i;
const ATTRIBUTE = /\b(data-[\w-]+)(?:="([^"]*)")?/g;

/**
 * Gives the answer of a prediction, or of an exercise on paper, what the page needs to ask first: the number or the curve that
 * was computed, and below the text a link to where it was.
 *
 *   > <details data-check="S3.35 two-targets"><summary>Answer</summary>
 *
 * Without a script, in JupyterLab and on a code host it is a folded answer.
 *
 * @param parser gets one rule, after those that name the boxes and direct the author's links
 */
export function addPredictions(parser: Parser): void {
  parser.core.ruler.push("predictions", ({ tokens, env }) => {
    tokens.forEach((token, index) => {
      const [opening, start, written = ""] =
        (token.type === "html_block" && OPENING.exec(token.content)) || [];
      const asked = new Map(
        [...written.matchAll(ATTRIBUTE)].map(([, name, value = ""]) => [name!, value] as const),
      );
      const scope = scopeOf(env), { outline, answerOf } = scope;
      if (opening === undefined || asked.size === 0 || outline === undefined) return;
      try {
        if (answerOf === undefined) throw new RangeError("Expected a prediction of a chapter");
        const { close, text } = bodyOf(tokens, index);
        const { attributes, href, link } = answerOf(asked, text);
        const list = Object.entries(attributes).map(([name, value]) =>
          ` ${name}="${escapeHtml(value)}"`
        );
        token.content = `${start}${list.join("")}>${token.content.slice(opening.length)}`;
        close.content = `<p class="computed"><a href="${escapeHtml(href)}">${
          escapeHtml(link)
        }</a></p>\n${close.content}`;
      } catch (error) {
        complain(scope, (error as Error).message);
      }
    });
  });
}

/** The end of an answer and the Markdown before it. */
function bodyOf(tokens: readonly Token[], open: number): { close: Token; text: string } {
  const { level, content } = tokens[open]!;
  const box = tokens.slice(0, open).findLast((token) =>
    token.type === "blockquote_open" && token.level < level
  );
  if (!/\b(?:predict|exercise)\b/.test(String(box?.attrGet("class")))) {
    const boxes = "a box that begins with **Predict.** or **Exercise.**";
    throw new RangeError(`Expected "${content.trim()}" in ${boxes}`);
  }
  const length = tokens.slice(open + 1).findIndex((token) =>
    token.type === "html_block" && token.level === level && /<\/details>/i.test(token.content)
  );
  const close = tokens[open + 1 + length];
  if (length < 1 || close === undefined || /<\/details>/i.test(content)) {
    throw new RangeError(`Expected empty lines around the text below "${content.trim()}"`);
  }
  const text = tokens.slice(open + 1, open + 1 + length).map((token) => token.content).join("\n");
  return { close, text };
}
