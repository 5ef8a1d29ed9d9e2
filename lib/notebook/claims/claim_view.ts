import type { Json } from "../../figures/mod.ts";
import { escapeHtml } from "../escape.ts";
import { type CheckRecord, CLAIM_TYPE, type ClaimRecord } from "../records/claim_record.ts";
import type { Bundle } from "../records/display_message.ts";
import { boundOf, printError, printMiss, printSide } from "../records/print.ts";
import { TABLE } from "../table.ts";

/** A claim as a reader sees it: one quiet line with the numbers folded under it, or a loud box. */
export function claimBundle(record: ClaimRecord): Bundle {
  const fails = record.verdict === "fails";
  return {
    "text/html": fails ? loudHtml([record]) : quietHtml(record),
    "text/plain": fails ? loudText(record) : quietLine(record),
    [CLAIM_TYPE]: record as unknown as Json,
  };
}

/** What stands in the place of a planted mistake's miss where it is too near. */
export const UNSEEN = "the planted mistake cannot be seen on these data";

/** "✓ S3.38 +2 · what it says · planted mistake off by 0.31". */
export function quietLine({ id, covers, says, verdict, checks }: ClaimRecord): string {
  const ids = covers.length === 0 ? id : `${id} +${covers.length}`;
  if (verdict === "unseen") return `○ ${ids} · ${says} · ${UNSEEN}`;
  const misses = checks.flatMap(({ control }) => control?.miss ?? []);
  return [`✓ ${ids}`, says, ...describeMisses(misses)].join(" · ");
}

/** By how much planted mistakes miss, in a few words; none when there are none. */
export function describeMisses(misses: readonly number[]): string[] {
  if (misses.length === 0) return [];
  const least = Number(Math.min(...misses).toPrecision(2));
  return misses.length === 1
    ? [`planted mistake off by ${least}`]
    : [`planted mistakes off by ${least} or more`];
}

/** Everything about claims that fail, in a box that cannot be overlooked. */
export function loudHtml(records: readonly ClaimRecord[]): string {
  const box = "border:2px solid #d32f2f;border-left-width:10px;padding:0.6em 1em;margin:0.6em 0;" +
    "background:rgba(211,47,47,0.1)";
  const parts = records.map((record) =>
    `<p style="margin:0.2em 0"><strong>✗ ${escapeHtml(record.id)} fails${
      record.planted ? ", mistake made on purpose" : ""
    }</strong> · ` +
    `${escapeHtml(record.says)}</p>` +
    failures(record).map(({ name, reason }) =>
      `<p style="margin:0.2em 0"><strong>${escapeHtml(name)}</strong>: ${
        escapeHtml(reason ?? "")
      }</p>`
    ).join("") + checksTable(record.checks)
  );
  return `<div role="alert" style="${box}">${parts.join("")}</div>`;
}

/** The same in plain text, a line for each check that fails. */
export function loudText(record: ClaimRecord): string {
  const lines = failures(record).map((check) => {
    const { name, reason, left, right, routes = { left: "left", right: "right" } } = check;
    return `  ${name}: ${reason}; ${routes.left} ${printSide(left, check)}, ` +
      `${routes.right} ${printSide(right, check)}, allowed ${allowedText(check)}`;
  });
  const fails = record.planted ? "FAILS, mistake made on purpose" : "FAILS";
  return [`✗ ${record.id} ${fails} · ${record.says}`, ...lines].join("\n");
}

function failures(record: ClaimRecord): CheckRecord[] {
  return record.checks.filter(({ verdict }) => verdict === "fails");
}

function quietHtml(record: ClaimRecord): string {
  return `<details style="margin:0.2em 0"><summary>${escapeHtml(quietLine(record))}</summary>` +
    `${checksTable(record.checks)}</details>`;
}

function allowedText(check: CheckRecord): string {
  const { allowed, tolerance } = check;
  return boundOf(check) ?? `${allowed ?? "?"} (${tolerance.name}: ${tolerance.why})`;
}

function checksTable(checks: readonly CheckRecord[]): string {
  const cell = `style="text-align:left;vertical-align:top;padding:0.2em 0.8em"`;
  const row = (tag: "th" | "td", texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${tag} ${cell}>${escapeHtml(text)}</${tag}>`).join("")}</tr>`;
  const rows = checks.map((check) =>
    row("td", [
      check.name,
      ...(["left", "right"] as const).map((side) =>
        (check.routes ? `${check.routes[side]}: ` : "") + printSide(check[side], check)
      ),
      printError(check),
      allowedText(check),
      check.control
        ? `${check.control.mistake}: ${printSide(check.control.value, check)}, off by ${
          printMiss(check.control)
        }, needs ${check.control.required}`
        : "",
    ])
  );
  const head = row("th", ["check", "left", "right", "error", "allowed", "planted mistake"]);
  return `<div style="overflow-x:auto"><table style="${TABLE};font-size:0.9em">` +
    `<thead style="border-bottom:1px solid">${head}</thead>` +
    `<tbody>${rows.join("")}</tbody></table></div>`;
}
