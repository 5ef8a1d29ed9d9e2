import type { MarkdownIt as Parser } from "markdown-it";
import { finish } from "./finish.ts";
import { scopeOf } from "./scope.ts";

/**
 * Enters the paragraph below the title in the outline: the goal of the chapter.
 *
 * @param parser gets one rule, after those that direct its links
 */
export function addGoal(parser: Parser): void {
  parser.core.ruler.push("goal", ({ tokens, env }) => {
    const { outline } = scopeOf(env);
    if (outline === undefined || outline.goal !== undefined) return;
    const title = tokens.findIndex(({ type, tag }) => type === "heading_close" && tag === "h1");
    if (title < 0 || tokens[title + 1]?.type !== "paragraph_open") return;
    const goal = parser.renderer.render([tokens[title + 2]!], parser.options, env);
    outline.goal = finish(goal, scopeOf(env));
  });
}
