import { FORMS } from "../../reproduce/ledger.ts";
import type { LedgerEntry } from "../course/ledger_entries.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { countOf } from "../../show/count.ts";
import { renderEntry } from "./ledger_entry.ts";
import { renderPage } from "./shell.ts";

const FORM_MEANS: Readonly<Record<typeof FORMS[number], string>> = {
  proved: "an identity; two computations that share no formula give the same number",
  measured: "a number from an experiment, with the spread that it may have",
  shown: "a picture, drawn from numbers that are checked",
  cited: "somebody else's work, compared with what can be recomputed",
};

/**
 * The page of all claims, complete without a script; with one it can be filtered.
 *
 * @param entries in the order in which they are shown
 */
export function renderLedgerPage(entries: readonly LedgerEntry[]): string {
  return renderPage({
    title: "Ledger of claims · Flowbook",
    summary: "Every claim of the course with its numbers, its planted mistake and its verdict.",
    root: "",
    path: "ledger.html",
    kind: "ledger",
    main: markup`<h1>The ledger: every claim, with its numbers</h1>
<p class="lead">${renderVerdict(entries)}</p>
<dl class="forms">
${renderForms(entries)}</dl>
<details class="columns"><summary>How to read the numbers</summary>
<p>Two routes compute <b>left</b> and <b>right</b>. The <b>anchor</b> was computed elsewhere, by other
means, and no cell has seen it. The <b>error</b> is the distance of left from right and must stay
below what is <b>allowed</b>: both are relative to the larger of 1 and the right side, except that
averages of random draws (monteCarlo) are compared absolutely. The <b>planted mistake</b> is the same
computation with one plausible mistake in it, and must be <b>off by</b> at least ten times what is
allowed, or twice for random draws. The numbers are those saved when the chapters last ran;
<code>deno task reproduce</code> computes them again.</p>
</details>
${renderTable(entries)}`,
  });
}

function renderVerdict(entries: readonly LedgerEntry[]): Markup {
  if (entries.length === 0) return markup`There is no claim yet.`;
  const holding = entries.filter(({ verdict }) => verdict === "holds").length;
  const slips = entries.filter(({ claim }) => claim.erratum).length;
  const verdict = holding === entries.length
    ? "All of them hold"
    : `${holding} of them hold, ${entries.length - holding} do not`;
  return markup`${countOf(entries.length, "claim")}. ${verdict}. In ${countOf(slips, "case")} the
source says it differently, and the ledger says how.`;
}

function renderForms(entries: readonly LedgerEntry[]): Markup {
  return markup`${
    FORMS.map((form) => {
      const count = entries.filter(({ claim }) => claim.form === form).length;
      return markup`<div><dt><b>${count}</b> ${form}</dt><dd>${FORM_MEANS[form]}</dd></div>\n`;
    })
  }`;
}

function renderTable(entries: readonly LedgerEntry[]): Markup {
  if (entries.length === 0) return NOTHING;
  const sources = entries.flatMap(({ source }) => source === undefined ? [] : [source])
    .map(({ id, name }) => [id, `${name} (${id})`]);
  const chapters = entries.map(({ chapter: { slug, number, title } }) => [
    slug,
    `${number}. ${title.text}`,
  ]);
  return markup`<table class="ledger" id="_ledger" data-sources="${json(sources)}" data-chapters="${
    json(chapters)
  }">
<thead><tr><th scope="col">claim</th><th scope="col">statement</th><th scope="col">form</th>
<th scope="col">verdict</th></tr></thead>
${entries.map(renderEntry)}</table>\n`;
}

/** Words for the filters, by value. */
function json(words: readonly (readonly string[])[]): string {
  return JSON.stringify(Object.fromEntries(words));
}
