import { type Markup, markup } from "../../show/markup.ts";

/** Finds the address of what a docstring names, if it has one. */
export type FindName = (name: string) => string | undefined;

/**
 * The text of a docstring: paragraphs, lists, and equations, which are the lines set in by two
 * spaces and stay as they were typed.
 *
 * @param find addresses for names in backticks and in `{@link …}`
 *
 * @example
 * ```ts
 * import { renderWords } from "./words.ts";
 * const words = renderWords("The path.\n\n  xt = alpha x1 + sigma x0", () => undefined);
 * console.log(words.html); // <p>The path.</p> <pre class="equation" tabindex="0">xt = …</pre>
 * ```
 */
export function renderWords(text: string, find: FindName): Markup {
  return markup`${blocksOf(text).map((block) => renderBlock(block, find))}`;
}

interface Block {
  readonly kind: "paragraph" | "equation" | "list";
  readonly lines: string[];
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split("\n")) {
    if (line.trim() === "") {
      open = undefined;
      continue;
    }
    const item = line.startsWith("- ");
    const goesOn = open?.kind === "list" && line.startsWith("  ");
    const kind = item || goesOn ? "list" : line.startsWith("  ") ? "equation" : "paragraph";
    if (open?.kind !== kind) blocks.push(open = { kind, lines: [] });
    if (goesOn && !item) open.lines.push(`${open.lines.pop()} ${line.trim()}`);
    else open.lines.push(item ? line.slice(2) : line);
  }
  return blocks;
}

function renderBlock({ kind, lines }: Block, find: FindName): Markup {
  if (kind === "list") {
    return markup`<ul>${lines.map((line) => markup`<li>${renderLine(line, find)}</li>`)}</ul>\n`;
  }
  if (kind === "paragraph") return markup`<p>${renderLine(lines.join(" "), find)}</p>\n`;
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  const equation = lines.map((line) => line.slice(indent)).join("\n");
  return markup`<pre class="equation" tabindex="0">${equation}</pre>\n`;
}

const PIECE = /`([^`]+)`|\{@link\s+([^}]+?)\s*\}/g;

/** A line of text in which backticks mark code, and names of the library lead to their entries. */
export function renderLine(text: string, find: FindName): Markup {
  const pieces: Markup[] = [];
  let end = 0;
  for (const { 0: whole, 1: code, 2: link, index } of text.matchAll(PIECE)) {
    pieces.push(markup`${text.slice(end, index)}${renderName(code ?? link!, find)}`);
    end = index + whole.length;
  }
  return markup`${pieces}${text.slice(end)}`;
}

function renderName(name: string, find: FindName): Markup {
  const code = markup`<code>${name}</code>`;
  const href = /^[\w.]+$/.test(name) ? find(name.split(".")[0]!) : undefined;
  return href === undefined ? code : markup`<a href="${href}">${code}</a>`;
}
