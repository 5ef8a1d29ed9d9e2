import type { MarkdownIt as Parser, Token } from "markdown-it";
import type { CellPlace } from "../cell_place.ts";
import { slugOf } from "./outline.ts";
import { dotPictureOf } from "../pictures.ts";
import { showAnyway } from "./show_anyway.ts";
import { complain } from "./complain.ts";
import { type Scope, scopeOf } from "./scope.ts";

const ELSEWHERE = /^(?:https?:|mailto:)/i;
const FILE = /^(?:[\w.-]+\/)*([\w.-]+)\.(?:ipynb|md|html)$/;
const SHEET = /\/problems\/[^/]+\.ipynb$/;
const EVIDENCE = /\/evidence\/[^/]+\.ipynb$/;
const BY_HAND = /<(?:h[1-6]|a|img)\b/i;

/**
 * Makes links between notebooks links between pages, and asks of every picture that it can be
 * described and travels with the page: embedded (`data:`), or pasted into the cell (`attachment:`).
 *
 * `[text](07-slug.ipynb#Some-Section)` leads to the chapter's page, `[text](#Some-Section)` to a
 * section of the same one; the section may be spelled as JupyterLab spells it. From a chapter,
 * `evidence/07-slug.ipynb` leads to its evidence, `problems/03-slug.ipynb` to a problem sheet, and
 * `../07-slug.ipynb` back. A text of `data/course/`
 * links to the others by file, `[glossary](glossary.md)`; folders before the file are for code hosts.
 * A link to a page of the book, `[S3.35](ledger.html#S3.35)`, keeps its anchor as it is.
 *
 * @param parser gets one rule
 */
export function addLinks(parser: Parser): void {
  parser.core.ruler.push("links", ({ tokens, env }) => {
    for (const token of tokens.flatMap((block) => [block, ...block.children ?? []])) {
      const scope = scopeOf(env);
      const problem = readToken(token, scope);
      if (problem === undefined) continue;
      complain(scope, problem);
      showAnyway(token);
    }
  });
}

/** Directs a link to its page; says what is wrong with a token, if anything. */
function readToken(token: Token, { place, attachments }: Scope): string | undefined {
  if (token.type === "link_open") {
    const href = String(token.attrGet("href"));
    const page = pageOf(href, place);
    if (page === undefined) return `Expected a link to the web or to a notebook; got "${href}"`;
    token.attrSet("href", page);
  }
  if (token.type === "image") {
    if (token.content.trim() === "") return "Expected a picture to have a text; got none";
    const source = String(token.attrGet("src"));
    if (source.startsWith("attachment:")) {
      const name = decoded(source.slice("attachment:".length));
      const picture = dotPictureOf(attachments?.[name] ?? {});
      if (picture === undefined) return `Expected a picture "${name}" in the cell; got none`;
      token.attrSet("src", `data:${picture.type};base64,${picture.base64}`);
    } else if (!source.startsWith("data:")) {
      return "Expected a picture to be embedded (data:); draw it in a cell";
    }
  }
  if (token.type.startsWith("html_")) {
    const tag = BY_HAND.exec(token.content)?.[0];
    if (tag !== undefined) return `Expected Markdown; got ${tag}> as HTML`;
  }
}

function pageOf(href: string, { notebook }: CellPlace): string | undefined {
  if (ELSEWHERE.test(href)) return href;
  const [file = "", section] = href.split("#");
  const name = FILE.exec(file)?.[1];
  if (file !== "" && name === undefined) return undefined;
  const { pathname } = new URL(file, `file:///notebooks/${notebook}`);
  const page = name === undefined
    ? ""
    : EVIDENCE.test(pathname)
    ? `${name}-evidence.html`
    : SHEET.test(pathname)
    ? `problems-${name}.html`
    : `${name}.html`;
  if (section === undefined) return page;
  return `${page}#${file.endsWith(".html") ? section : slugOf(decoded(section))}`;
}

/** Without %20 and the like; as it is where they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
