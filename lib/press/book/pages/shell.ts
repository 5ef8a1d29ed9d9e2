import { CONFIG_ID, type PageConfig } from "../../show/page_config.ts";
import { type Markup, markup, NOTHING, trusted } from "../../show/markup.ts";
import { LOOK_UP } from "./assets.ts";
import { type Crumb, renderCrumbs, renderMenu, renderMore } from "./menu.ts";

/** The parts in which pages differ. */
export interface Page {
  /** Plain words for the tab of the browser. */
  readonly title: string;
  /** One plain sentence for search engines. */
  readonly summary: string;
  /** What leads from this page to its style sheets: "" beside them, "../", or "/" from anywhere. */
  readonly root: string;
  /** A class of the body, for the style sheet. */
  readonly kind: "index" | "chapter" | "ledger" | "course" | "api" | "verify" | "missing";
  /** Its place from the root of the book, `api/paths.html`, by which the menu marks it. */
  readonly path?: string;
  /** Steps from the first page down to this one, for a page below others. */
  readonly crumbs?: readonly Crumb[];
  /** File of the chapter without its ending, on a chapter's page. */
  readonly chapter?: string;
  /** Table of contents, if the page has one. */
  readonly contents?: Markup;
  readonly main: Markup;
  /** What follows the text: the way to other chapters. */
  readonly footer?: Markup;
}

/** What a page may load and run: its own files, and nothing from anywhere else; it evaluates no text. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; frame-src 'self'; " +
  "connect-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; " +
  "font-src 'self' data:; base-uri 'none'; form-action 'none'";

/** A page of the book as an HTML document. */
export function renderPage(page: Page): string {
  const { root, path, chapter, crumbs = [], contents = NOTHING, footer = NOTHING } = page;
  const config: PageConfig = { root, ...(chapter === undefined ? {} : { chapter }) };
  const style = LOOK_UP.some((kind) => kind === page.kind)
    ? markup`\n<link rel="stylesheet" href="${root}assets/look_up.css">`
    : NOTHING;
  return markup`${trusted("<!doctype html>")}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.summary}">
<title>${page.title}</title>
<link rel="icon" href="${root}assets/icon.svg">
<link rel="stylesheet" href="${root}assets/book.css">${style}
<script type="application/json" id="${CONFIG_ID}">${trusted(scriptJson(config))}</script>
<script type="module" src="${root}assets/live/main.js"></script>
</head>
<body class="${page.kind}">
<a class="skip" href="#_main">Skip to the text</a>
<header class="top">
${renderMenu(root, path)}
</header>
<div class="page">
${contents}<main id="_main">
${renderCrumbs(root, crumbs)}${page.main}</main>
</div>
<footer class="end">
${footer}${renderMore(root, path)}
</footer>
</body>
</html>
`.html;
}

/** JSON that may stand in a script element: no text in it can close the element. */
function scriptJson(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
