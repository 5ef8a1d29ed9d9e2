import { type CodeContext, type CodeLink, highlight } from "../../show/highlight.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { namesIn } from "./code_names.ts";
import { type Docstring, readDocstring } from "../../show/docstring.ts";
import type { Entry } from "./library.ts";
import { type Member, type Signature, signatureOf } from "./signature.ts";
import { type FindName, renderLine, renderWords } from "./words.ts";

/** What an entry needs besides its own source. */
export interface EntrySurroundings {
  /** Addresses of names as the page reaches them. */
  readonly find: FindName;
  /** Where the name is used in the chapters. */
  readonly usedIn: Markup;
}

/** What stands beside the name of an entry. */
export function kindOf({ declaration, file }: Entry): Signature["kind"] | "namespace" {
  return declaration === undefined ? "namespace" : signatureOf(declaration, file).kind;
}

/** The words that describe an entry: its docstring, or that of the module it stands for. */
export function docstringOfEntry({ declaration, file }: Entry): Docstring {
  return readDocstring(declaration?.comment ?? file.moduleComment);
}

/** An exported name with everything that is known of it: an anchor to which others link. */
export function renderEntry(entry: Entry, { find, usedIn }: EntrySurroundings): Markup {
  const { name, file, declaration } = entry;
  const doc = docstringOfEntry(entry);
  const signature = declaration && signatureOf(declaration, file);
  const code = signature === undefined
    ? NOTHING
    : markup`<pre class="signature" tabindex="0"><code>${
      linked(signature.code, { after: " {}" }, find)
    }</code></pre>\n`;
  return markup`<section class="api-entry" id="${name}">
<h3><code>${name}</code> <span class="kind">${kindOf(entry)}</span>
<a class="anchor" href="#${name}" aria-label="Link to ${name}">#</a></h3>
${code}${renderWords(doc.text, find)}${renderFacts(doc, find)}${
    renderMembers(signature?.members ?? [], find)
  }${doc.examples.map(renderExample)}${usedIn}</section>\n`;
}

/** An example, as it can be copied. */
export function renderExample(code: string): Markup {
  return markup`<details class="example"><summary>Example</summary>
<pre class="source" tabindex="0"><code>${highlight(code)}</code></pre>
</details>\n`;
}

function renderFacts({ parameters, returns, throws, source }: Docstring, find: FindName): Markup {
  const line = (term: Markup, text: string): Markup =>
    markup`<dt>${term}</dt><dd>${renderLine(text, find)}</dd>\n`;
  const lines = [
    ...parameters.map(({ name, text }) => line(markup`<code>${name}</code>`, text)),
    ...(returns === "" ? [] : [line(markup`returns`, returns)]),
    ...throws.map(({ type, text }) => line(markup`throws <code>${type || "Error"}</code>`, text)),
    ...(source === "" ? [] : [line(markup`source`, source)]),
  ];
  return lines.length === 0 ? NOTHING : markup`<dl class="facts">\n${lines}</dl>\n`;
}

function renderMembers(members: readonly Member[], find: FindName): Markup {
  if (members.length === 0) return NOTHING;
  const items = members.map(({ code, comment }) => {
    const doc = readDocstring(comment);
    const context = { before: "class _ {", after: ";}" };
    return markup`<dt><pre tabindex="0"><code>${linked(code, context, find)}</code></pre></dt>
<dd>${renderWords(doc.text, find)}${renderFacts(doc, find)}</dd>\n`;
  });
  return markup`<dl class="members">\n${items}</dl>\n`;
}

/** Code in which the names of the library lead to their entries. */
function linked(code: string, context: CodeContext, find: FindName): Markup {
  const { before = "", after = "" } = context;
  const links = new Map<number, CodeLink>();
  for (const { name, at } of namesIn(`${before}${code}${after}`).used) {
    const href = find(name);
    if (href !== undefined) links.set(at - before.length, { href, stop: "tab" });
  }
  return highlight(code, { ...context, links });
}
