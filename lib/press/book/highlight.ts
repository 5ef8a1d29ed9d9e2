import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser } from "@lezer/javascript";
import { escapeText, type Markup, trusted } from "./markup.ts";

const typescript = parser.configure({ dialect: "ts" });

/**
 * TypeScript with its words marked by class (`tok-keyword`, `tok-string`, …); the text itself is
 * the source, letter by letter.
 *
 * @example
 * ```ts
 * import { highlight } from "./highlight.ts";
 * console.log(highlight("let t = 0;").html.includes('<span class="tok-keyword">let</span>')); // true
 * ```
 */
export function highlight(source: string): Markup {
  const pieces: string[] = [];
  highlightCode(
    source,
    typescript.parse(source),
    classHighlighter,
    (text, classes) => {
      const escaped = escapeText(text);
      pieces.push(classes === "" ? escaped : `<span class="${classes}">${escaped}</span>`);
    },
    () => pieces.push("\n"),
  );
  return trusted(pieces.join(""));
}
