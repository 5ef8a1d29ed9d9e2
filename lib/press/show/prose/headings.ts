import type { MarkdownIt as Parser, Token } from "markdown-it";
import { escapeHtml } from "../../../notebook/escape.ts";
import { finish } from "./maths.ts";
import { levelInPage, nextAnchor } from "./outline.ts";
import { scopeOf } from "./scope.ts";

/**
 * Gives every heading an anchor and a link to it, and enters it in the outline of the chapter; in a
 * text without an outline (an output) headings become plain lines.
 *
 * @param parser gets one rule that reads and one that writes
 */
export function addHeadings(parser: Parser): void {
  parser.core.ruler.push("headings", ({ tokens, env }) => {
    const scope = scopeOf(env), { outline } = scope;
    let tag: string | undefined; // of the heading that is open
    tokens.forEach((token, index) => {
      if (token.type === "heading_close") {
        token.tag = outline === undefined ? "p" : tag ?? token.tag;
      }
      if (token.type !== "heading_open") return;
      if (outline === undefined) {
        token.tag = "p";
        token.attrJoin("class", "heading");
        return;
      }
      const words = (tokens[index + 1]!.children ?? []).filter(({ type }) => !/^link_/.test(type));
      const text = words.map(({ content }) => content).join("");
      const level = levelInPage(outline, Number(token.tag.slice(1)), text, scope);
      tag = token.tag = `h${level}`;
      const id = nextAnchor(outline, text);
      const title = parser.renderer.render(words, parser.options, env);
      outline.headings.push({ level, id, text, title: finish(title, scopeOf(env)) });
      token.attrSet("id", id);
    });
  });
  parser.renderer.rules.heading_close = (tokens, index) => {
    const { tag } = tokens[index]!;
    return `${anchorLink(tokens[index - 2]!)}</${tag}>\n`;
  };
}

/**
 * Enters the paragraph below the title in the outline: the goal of the chapter.
 *
 * @param parser gets one rule, after those that direct its links
 */
export function addGoal(parser: Parser): void {
  parser.core.ruler.push("goal", ({ tokens, env }) => {
    const { outline, troubles } = scopeOf(env);
    if (outline === undefined || outline.goal !== undefined) return;
    const title = tokens.findIndex(({ type, tag }) => type === "heading_close" && tag === "h1");
    // elsewhere the goal often stands in a cell of its own
    const follows = troubles !== undefined && outline.headings.length === 1;
    if (title < 0 && !follows || tokens[title + 1]?.type !== "paragraph_open") return;
    const goal = parser.renderer.render([tokens[title + 2]!], parser.options, env);
    outline.goal = finish(goal, scopeOf(env));
  });
}

function anchorLink(heading: Token): string {
  const id = heading.attrGet("id");
  if (id === null || heading.tag === "h1") return "";
  return ` <a class="anchor" href="#${
    escapeHtml(String(id))
  }" aria-label="Link to this section">#</a>`;
}
