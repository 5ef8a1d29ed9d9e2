import {
  boundOf,
  printEntries,
  printError,
  printMiss,
  printSide,
} from "../../../notebook/records/print.ts";
import type { CheckRecord } from "../../../notebook/records/claim_record.ts";
import type { Row } from "../../reproduce/judge_chapter.ts";
import type { LedgerCheck } from "../../reproduce/ledger.ts";
import type { LedgerEntry } from "../course/ledger_entries.ts";
import { typedMaths } from "../course/typed_maths.ts";
import { renderFurther } from "../evidence.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { countOf } from "../../show/count.ts";

const COLUMNS = [
  "check",
  "left",
  "right",
  "anchor",
  "error",
  "allowed",
  "planted mistake",
  "off by",
];
const NONE = "–";

/** A claim in the ledger: a line of the table, and its numbers folded below. */
export function renderEntry(entry: LedgerEntry): Markup {
  const { claim, source, href, verdict } = entry;
  const link = href !== undefined ? markup`<a href="${href}">${claim.id}</a>` : markup`${claim.id}`;
  const mark = verdict === "holds" ? "✓" : "✗";
  return markup`<tbody class="entry ${
    verdict === "holds" ? "holds" : "fails"
  }" id="${claim.id}" data-source="${
    source?.id ?? ""
  }" data-chapter="${claim.chapter}" data-form="${claim.form}">
<tr><th scope="row">${link}</th><td class="statement"><p>${typedMaths(claim.statement)}</p>
${renderOrigin(entry)}${renderErratum(claim.erratum)}</td><td class="form">${claim.form}</td>
<td class="verdict"><span class="mark" aria-hidden="true">${mark}</span> ${verdict}</td></tr>
<tr class="numbers"><td colspan="4">${renderNumbers(entry)}</td></tr>
</tbody>\n`;
}

function renderOrigin({ claim, source, chapter }: LedgerEntry): Markup {
  const [, place] = /^[^,]*(?:, )?(.*)$/.exec(claim.source ?? "") ?? [];
  const from = source === undefined
    ? claim.source ?? ""
    : `${source.name}${place ? `, ${place}` : ""}`;
  return markup`<p class="origin">${
    from === "" ? NOTHING : markup`${typedMaths(from)} · `
  }chapter ${chapter.number}</p>\n`;
}

function renderErratum(erratum: string | null | undefined): Markup {
  return erratum ? markup`<p class="slip"><b>Erratum.</b> ${typedMaths(erratum)}</p>` : NOTHING;
}

function renderNumbers({ rows, further }: LedgerEntry): Markup {
  const misses = rows.flatMap(({ record }) => record?.control?.miss ?? []);
  const least = Number(Math.min(...misses).toPrecision(2));
  const planted = misses.length === 0
    ? ""
    : ` · planted ${misses.length === 1 ? "mistake" : "mistakes"} off by ${least}${
      misses.length === 1 ? "" : " or more"
    }`;
  const open = rows.some(({ verdict }) => verdict === "fails") ? markup` open` : NOTHING;
  return markup`<details${open}><summary>${countOf(rows.length, "check")}${planted}</summary>
<table class="checks">
<thead><tr>${COLUMNS.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(renderCheck)}</tbody></table>${
    further === undefined
      ? NOTHING
      : renderFurther(further.href, `${countOf(further.checks, "check")} in the evidence`)
  }</details>`;
}

function renderCheck({ check, record, anchor, verdict, reasons }: Row): Markup {
  const control = record?.control;
  const cells = {
    left: record === undefined ? NONE : printSide(record.left, record),
    right: record === undefined ? NONE : printSide(record.right, record),
    anchor: printAnchor(anchor),
    error: record === undefined ? NONE : printError(record),
  };
  const why = reasons.length === 0
    ? NOTHING
    : markup`<small class="reason">${verdict}: ${reasons.join("; ")}</small>`;
  return markup`<tr class="${
    verdict === "holds" ? "holds" : "fails"
  }"><th scope="row">${check}${why}</th>
${
    Object.entries(cells).map(([name, text]) => markup`<td data-name="${name}">${text}</td>`)
  }<td data-name="allowed">${record === undefined ? NONE : renderAllowed(record)}</td>
<td data-name="planted mistake" class="words">${control?.mistake ?? NONE}${
    control === undefined ? NOTHING : markup` <small>${printSide(control.value, record!)}</small>`
  }</td><td data-name="off by">${control === undefined ? NONE : printMiss(control)}</td></tr>\n`;
}

function renderAllowed(record: CheckRecord): Markup {
  const bound = boundOf(record);
  return bound === undefined
    ? markup`${record.allowed ?? NONE} <small>${record.tolerance.name}</small>`
    : markup`${bound}`;
}

/** The number computed elsewhere, or the bound. */
function printAnchor(anchor: LedgerCheck | undefined): string {
  if (anchor === undefined) return NONE;
  const { expected, within } = anchor;
  if (typeof within === "object" && "atMost" in within) return `≤ ${within.atMost}`;
  if (typeof within === "object" && "atLeast" in within) return `≥ ${within.atLeast}`;
  return expected === null ? NONE : printEntries(expected);
}
