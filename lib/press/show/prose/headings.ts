import type { MarkdownIt as Parser, Token } from "markdown-it";
import { escapeText } from "../markup.ts";
import { nextAnchor } from "./outline.ts";
import { finish } from "./finish.ts";
import { scopeOf } from "./scope.ts";

/**
 * Gives every heading an anchor and a link to it, and enters it in the outline of the chapter; in a
 * text without an outline (an output) headings become plain lines.
 *
 * @param parser gets one rule that reads and one that writes
 */
export function addHeadings(parser: Parser): void {
  parser.core.ruler.push("headings", ({ tokens, env }) => {
    const { outline, place } = scopeOf(env);
    tokens.forEach((token, index) => {
      if (token.type === "heading_close" && outline === undefined) token.tag = "p";
      if (token.type !== "heading_open") return;
      if (outline === undefined) {
        token.tag = "p";
        token.attrJoin("class", "heading");
        return;
      }
      const words = (tokens[index + 1]!.children ?? []).filter(({ type }) => !/^link_/.test(type));
      const level = Number(token.tag.slice(1));
      const text = words.map(({ content }) => content).join("");
      const id = nextAnchor(outline, level, text, place);
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

function anchorLink(heading: Token): string {
  const id = heading.attrGet("id");
  if (id === null || heading.tag === "h1") return "";
  return ` <a class="anchor" href="#${
    escapeText(String(id))
  }" aria-label="Link to this section">#</a>`;
}
