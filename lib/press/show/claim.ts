import { boundOf, printError, printMiss, printSide } from "../../notebook/records/print.ts";
import { inMeasure, measureOfMiss } from "./measure.ts";
import { routesOf, WITH_MISTAKE } from "./routes.ts";
import type { CheckRecord, ClaimRecord } from "../../notebook/records/claim_record.ts";
import { UNSEEN } from "../../notebook/claims/claim_view.ts";
import { verdictOf } from "../../notebook/claims/verdict.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { checkInWords, withoutTex } from "./plain_text.ts";

const MARKS = {
  holds: ["✓", "holds"],
  unseen: ["○", "mistake not seen"],
  fails: ["✗", "fails"],
} as const;
const COLUMNS = ["check", "first route", "second route", "error", "allowed", "planted mistake"];

/**
 * Claims as one quiet line with their numbers folded below; a claim that fails is open and loud, and
 * says so where the reader made its mistake on purpose.
 *
 * @param records one claim, or the claims of one derivation, which share a line
 */
export function renderClaims(records: readonly ClaimRecord[]): Markup {
  const verdict = verdictOf(records);
  const attributes = markup`class="claim ${verdict}"${
    verdict === "fails" ? markup` open` : NOTHING
  }`;
  const [sign, words] = MARKS[verdict];
  const mark = markup`<span class="mark" role="img" aria-label="${words}">${sign}</span>`;
  return markup`<details ${attributes}><summary>${mark}<span>${renderLine(records)}</span></summary>
${records.map((record) => renderNumbers(record, records.length))}</details>\n`;
}

function renderLine(records: readonly ClaimRecord[]): Markup {
  const sentences = new Set(records.map(({ says }) => says));
  const says = sentences.size === 1 ? [...sentences].join() : `${records.length} claims`;
  const checks = records.flatMap((record) => record.checks);
  const misses = checks.flatMap(({ control }) => control?.miss ?? []);
  const least = Number(Math.min(...misses).toPrecision(2));
  const unseen = verdictOf(records) === "unseen";
  const mistake = unseen
    ? [markup` <span class="mistake">${UNSEEN}</span>`]
    : misses.length === 0
    ? []
    : [markup` <span class="mistake">planted mistake off by ${least}</span>`];
  const planted = records.some((record) => record.planted)
    ? [markup`<strong class="planted">Mistake made on purpose</strong> `]
    : [];
  return markup`${planted}<span class="says">${says}</span>${mistake} <span class="ids">${
    ids(records)
  }</span>`;
}

function ids(records: readonly ClaimRecord[]): string {
  const [first, ...others] = records;
  const id = first?.id ?? "";
  if (others.length > 0) return `${id} … ${others.at(-1)!.id}`;
  return first?.covers.length ? `${id} +${first.covers.length}` : id;
}

function renderNumbers({ id, says, covers, checks }: ClaimRecord, claims: number): Markup {
  const title = claims === 1 ? [] : [markup`<p class="claim-title">${id}: ${says}</p>\n`];
  const reasons = checks.filter(({ verdict }) => verdict !== "holds").map(({ name, reason }) =>
    markup`<p class="reason">${`${checkInWords(name)}: ${
      withoutTex(reason ?? "left and right differ")
    }`}</p>\n`
  );
  const covered = covers.length === 0
    ? []
    : [markup`<p class="covers">Covers ${covers.join(", ")}.</p>\n`];
  return markup`${title}${reasons}<div class="scroll" tabindex="0"><table class="checks">
<thead><tr>${COLUMNS.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${checks.map(renderCheck)}</tbody></table></div>
${covered}`;
}

function renderCheck(check: CheckRecord): Markup {
  const { name, left, right, allowed, tolerance, control } = check;
  const limit = boundOf(check) ?? markup`${allowed ?? "?"} <small>${tolerance.name}</small>`;
  const mistake = control === undefined ? "" : withoutTex(
    `${control.mistake}: ${printSide(control.value, check)}, off by ${printMiss(control)}` +
      inMeasure(measureOfMiss(check)),
  );
  const isNamed = check.routes !== undefined || boundOf(check) !== undefined;
  const words = isNamed ? routesOf(check) : undefined; // else the heads of the columns say it
  const leftWords = check.honest === undefined ? words?.left : WITH_MISTAKE;
  const side = (route: string | undefined, text: string): Markup =>
    markup`<td>${route === undefined ? NOTHING : markup`<small>${route}</small> `}${text}</td>`;
  return markup`<tr class="${check.verdict}"><th scope="row">${withoutTex(name)}</th>
${side(leftWords, printSide(left, check))}${
    side(words?.right, printSide(right, check))
  }<td class="short">${printError(check)}</td>
<td class="short" title="${tolerance.why}">${limit}</td><td class="words">${mistake}</td></tr>\n`;
}
