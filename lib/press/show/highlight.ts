import { classHighlighter, highlightCode } from "@lezer/highlight";
import { escapeHtml } from "../../notebook/escape.ts";
import { type Markup, markup, trusted } from "./markup.ts";
import { typescript } from "./typescript.ts";

// What 4_cells.css gives a look; a mark without one would double the size of a page.
const LOOKS = new Set(
  ("keyword string string2 number bool atom typeName className namespace comment")
    .split(" ").map((name) => `tok-${name}`),
);

/** A link in code: a word that leads to an address. */
export interface CodeLink {
  readonly href: string;
  /** Whether the Tab key stops here; a name that stands in many places is one stop only. */
  readonly stop: "tab" | "no tab";
}

/** What else is known about a piece of code. */
export interface CodeContext {
  /** Links by the offset of the word that each is made of. */
  readonly links?: ReadonlyMap<number, CodeLink>;
  /** What stands before and after a piece that is no statement by itself, a member of a class say. */
  readonly before?: string;
  readonly after?: string;
}

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
export function highlight(source: string, context: CodeContext = {}): Markup {
  const { links, before = "", after = "" } = context;
  const whole = `${before}${source}${after}`;
  const pieces: string[] = [];
  let at = 0;
  highlightCode(
    whole,
    typescript.parse(whole),
    classHighlighter,
    (text, classes) => {
      const link = links?.get(at);
      const word = link === undefined ? escapeHtml(text) : linked(text, link).html;
      const looks = classes.split(" ").filter((name) => LOOKS.has(name)).join(" ");
      pieces.push(looks === "" ? word : `<span class="${looks}">${word}</span>`);
      at += text.length;
    },
    () => {
      pieces.push("\n");
      at += 1;
    },
    before.length,
    before.length + source.length,
  );
  return trusted(pieces.join(""));
}

function linked(word: string, { href, stop }: CodeLink): Markup {
  const attributes = stop === "tab" ? [] : [trusted(' tabindex="-1"')];
  return markup`<a class="api" href="${href}"${attributes}>${word}</a>`;
}
