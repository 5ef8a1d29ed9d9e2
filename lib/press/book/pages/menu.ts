import { type Markup, markup, NOTHING } from "../../show/markup.ts";

/** A page that every page leads to. */
interface MenuItem {
  readonly word: string;
  /** From the root of the book. */
  readonly path: string;
}

const TOP: readonly MenuItem[] = [
  { word: "Contents", path: "index.html" },
  { word: "Ledger", path: "ledger.html" },
  { word: "Glossary", path: "glossary.html" },
  { word: "API", path: "api/index.html" },
];

const MORE: readonly MenuItem[] = [
  { word: "Notation", path: "notation.html" },
  { word: "Bibliography", path: "bibliography.html" },
  { word: "Outcomes", path: "outcomes.html" },
  { word: "Eight-week plan", path: "plan.html" },
  { word: "Coursework", path: "coursework.html" },
  { word: "Verify on my machine", path: "verify.html" },
  { word: "Licences", path: "assets/live/licences.txt" },
];

/**
 * The links of the header. The search box is put beside them by the page's script.
 *
 * @param root what leads from the page to the root of the book
 * @param path of the page, from the root of the book; marked when it is one of the links
 */
export function renderMenu(root: string, path: string | undefined): Markup {
  return markup`<nav class="menu" aria-label="Book">
<a class="home" href="${root}index.html">Flowbook</a>
<ul>
${TOP.map((item) => renderItem(item, root, path))}</ul>
</nav>`;
}

/** Under what the book may be copied; the README says which file is text and which is code. */
const COPYING = markup`<p class="licences">The text is under
<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, all code,
cells included, under the MIT licence.</p>`;

/** The end of every page: links to what is looked up and not read, and the licences. */
export function renderMore(root: string, path: string | undefined): Markup {
  return markup`<nav class="more" aria-label="Look up">
<ul>
${[...TOP, ...MORE].map((item) => renderItem(item, root, path))}</ul>
</nav>
${COPYING}`;
}

function renderItem(item: MenuItem, root: string, path: string | undefined): Markup {
  const current = item.path === path ? markup` aria-current="page"` : NOTHING;
  return markup`<li><a href="${root}${item.path}"${current}>${item.word}</a></li>\n`;
}

/** A step from the first page down to this one. */
export interface Crumb {
  readonly word: string;
  /** From the root of the book; absent for the page itself. */
  readonly path?: string;
}

/** Where a page stands, for pages below others. */
export function renderCrumbs(root: string, crumbs: readonly Crumb[]): Markup {
  if (crumbs.length === 0) return NOTHING;
  const steps = crumbs.map(({ word, path }) =>
    path === undefined
      ? markup`<li><span aria-current="page">${word}</span></li>\n`
      : markup`<li><a href="${root}${path}">${word}</a></li>\n`
  );
  return markup`<nav class="crumbs" aria-label="You are here">
<ol>
${steps}</ol>
</nav>\n`;
}
