/**
 * The pages about the library: what each module exports, as the docstrings tell it, with links
 * between the names and to the chapters that use them.
 *
 * The facts are read from the sources by a parser, not by `deno doc`: its JSON holds the types in
 * pieces that would have to be printed again, while a source has the signature as it was written.
 *
 * @module
 */
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { renderPage } from "../pages/shell.ts";
import { type Asset, assets } from "../../show/site.ts";
import { firstSentence, readDocstring } from "../../show/docstring.ts";
import { docstringOfEntry, kindOf, renderEntry, renderExample } from "./entry_view.ts";
import { type Entry, type Library, type LibraryModule, readLibrary } from "./library.ts";
import { type FindName, renderLine, renderWords } from "./words.ts";
import { renderUsedIn, type Uses } from "./used_in.ts";

const ROOT = "../";

let ours: Library | undefined; // does not change while a book is made

/**
 * All pages about the library, by their paths: `api/index.html`, `api/paths.html`, …
 *
 * Every exported name has an anchor, `api/paths.html#gaussianPath`.
 *
 * @param uses    where chapters use the names
 * @param library what is described; this checkout's when left out
 */
export function apiPages(
  uses: Uses,
  library: Library = ours ??= readLibrary(),
): Map<string, Asset> {
  const modules = library.modules.map((module) =>
    [`api/${module.name}.html`, renderModule(module, library, uses)] as const
  );
  return assets([["api/index.html", renderOverview(library)], ...modules]);
}

function renderOverview({ modules }: Library): string {
  const count = modules.reduce((sum, { entries }) => sum + entries.length, 0);
  const items = modules.map((module) => {
    const names = module.entries.filter((entry) => !isType(entry)).map(({ name }) =>
      markup`<a href="${module.name}.html#${name}"><code>${name}</code></a> `
    );
    return markup`<section>
<h2 id="${module.name}"><a href="${module.name}.html"><code>${module.specifier}</code></a></h2>
<p>${renderLine(summaryOf(module), () => undefined)}</p>
<p class="names">${names}</p>
</section>\n`;
  });
  return renderPage({
    title: "Library · Flowbook",
    summary: "What a cell can import: the modules of Flowbook and everything they export.",
    root: ROOT,
    path: "api/index.html",
    kind: "api",
    main: markup`<h1>The library</h1>
<p>What a cell of this book can import: ${modules.length} modules, ${count} names. Each name has its
equation, its shapes, what it throws, and the places in the chapters where it is used.</p>
<div class="modules">
${items}</div>\n`,
  });
}

function renderModule(
  module: LibraryModule,
  library: Library,
  uses: Uses,
): string {
  const doc = readDocstring(module.file.moduleComment);
  const finder = (file: Entry["file"]): FindName => (name) => {
    const href = library.hrefOf(name, file, module);
    return href === undefined ? undefined : `${ROOT}${href}`;
  };
  const groups = groupsOf(module.entries);
  const sections = groups.map(({ title, entries }) =>
    markup`<h2 id="_${title.toLowerCase()}">${title}</h2>\n${
      entries.map((entry) =>
        renderEntry(entry, {
          find: finder(entry.file),
          usedIn: renderUsedIn(uses.get(`api/${module.name}.html#${entry.name}`) ?? [], ROOT),
        })
      )
    }`
  );
  return renderPage({
    title: `${module.specifier} · Flowbook`,
    summary: firstSentence(doc.text),
    root: ROOT,
    crumbs: [
      { word: "Contents", path: "index.html" },
      { word: "Library", path: "api/index.html" },
      { word: module.specifier },
    ],
    kind: "api",
    contents: renderContents(groups),
    main: markup`<h1><code>${module.specifier}</code></h1>
${renderWords(doc.text, finder(module.file))}${doc.examples.map(renderExample)}${sections}`,
    footer: renderNeighbours(module, library.modules),
  });
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

function isType(entry: Entry): boolean {
  return ["interface", "type"].includes(kindOf(entry));
}

function groupsOf(entries: readonly Entry[]): Group[] {
  const calls = (entry: Entry): boolean => ["function", "class"].includes(kindOf(entry));
  return [
    { title: "Functions", entries: entries.filter(calls) },
    { title: "Values", entries: entries.filter((one) => !calls(one) && !isType(one)) },
    { title: "Types", entries: entries.filter(isType) },
  ].filter(({ entries }) => entries.length > 0);
}

function renderContents(groups: readonly Group[]): Markup {
  const items = groups.flatMap(({ title, entries }) => [
    markup`<li class="level-2"><a href="#_${title.toLowerCase()}">${title}</a></li>\n`,
    ...entries.map((entry) =>
      markup`<li class="level-3"><a href="#${entry.name}" title="${
        firstSentence(docstringOfEntry(entry).text)
      }">${entry.name}</a></li>\n`
    ),
  ]);
  return markup`<nav class="contents" aria-label="In this module">
<details><summary>In this module</summary>
<ol>
${items}</ol>
</details>
</nav>\n`;
}

function renderNeighbours(module: LibraryModule, modules: readonly LibraryModule[]): Markup {
  const at = modules.indexOf(module);
  const link = (rel: "prev" | "next", word: string, one: LibraryModule | undefined): Markup =>
    one === undefined
      ? NOTHING
      : markup`<a class="${rel}" rel="${rel}" href="${one.name}.html"><span class="word">${word}</span> ${one.specifier}</a>\n`;
  return markup`<nav class="turn" aria-label="Modules">
${link("prev", "Previous", modules[at - 1])}${link("next", "Next", modules[at + 1])}</nav>\n`;
}

function summaryOf({ file }: LibraryModule): string {
  return firstSentence(readDocstring(file.moduleComment).text);
}
