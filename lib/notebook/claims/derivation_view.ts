import type { Json } from "../../figures/mod.ts";
import { printMiss, printSide } from "../records/print.ts";
import { describeMisses, UNSEEN } from "./claim_view.ts";
import { verdictOf } from "./verdict.ts";
import type { Bundle } from "../records/display_message.ts";
import { escapeMarkdown, texInTable } from "../escape.ts";
import type { JudgedGroup } from "./proof_lines.ts";
import { type CheckRecord, CLAIM_TYPE, type ClaimRecord } from "../records/claim_record.ts";

/** What came of a derivation: its groups for the reader, its records for the ledger. */
export interface JudgedDerivation {
  readonly groups: readonly JudgedGroup[];
  /** One for each covered id, in the order of `covers`. */
  readonly records: readonly ClaimRecord[];
}

const NOTHING = "not computed";

/** A row of the table: a line of the proof, a heading or the planted mistake. */
interface Row {
  readonly id: string;
  readonly tex: string;
  readonly value: string;
  readonly words: string;
}

/**
 * A derivation as a Markdown table, whose formulas both Jupyter and the book typeset, as text, and
 * as records.
 *
 * There is no HTML form: front ends would prefer it, and show the formulas as source.
 */
export function derivationBundle(label: string, says: string, judged: JudgedDerivation): Bundle {
  const { groups, records } = judged;
  const verdict = verdictOf(records);
  const misses = groups.flatMap((group) => checkOfMistake(group)?.control?.miss ?? []);
  const planted = records.some((record) => record.planted);
  const title = [
    { holds: `✓ ${label}`, unseen: `○ ${label}`, fails: `✗ ${label} FAILS` }[verdict],
    ...(planted ? ["mistake made on purpose"] : []),
    says,
    ...verdict === "unseen" ? [UNSEEN] : describeMisses(misses),
  ];
  const rows = groups.flatMap(rowsOf);
  const idWidth = Math.max(...rows.map(({ id }) => id.length));
  const valueWidth = Math.max(...rows.map(({ value }) => value.length));
  const plain = rows.map(({ id, tex, value, words }) =>
    `  ${id.padEnd(idWidth)}  ${value.padEnd(valueWidth)}  ${tex}  ${words}`.trimEnd()
  );
  return {
    "text/markdown": [
      `**${escapeMarkdown(title[0]!)}** · ${title.slice(1).map(escapeMarkdown).join(" · ")}`,
      "",
      "| claim | line | value | why |",
      "|:--|:--|:--|:--|",
      ...rows.map(markdownRow),
    ].join("\n"),
    "text/plain": [title.join(" · "), ...plain].join("\n"),
    [CLAIM_TYPE]: records as unknown as Json,
  };
}

function rowsOf(judged: JudgedGroup): Row[] {
  const { group: { title, mistake }, lines } = judged;
  const rows: Row[] = title === undefined ? [] : [{ id: "", tex: "", value: "", words: title }];
  for (const { line, check } of lines) {
    const value = check ? compared(check) : printSide(lines[1]!.check!.right, lines[1]!.check!);
    rows.push({ id: line.id ?? "", tex: line.tex, value, words: line.note ?? "" });
  }
  if (!mistake) return rows;
  const check = checkOfMistake(judged), control = check?.control;
  const sign = judged.planted ? "✗" : "≠";
  const value = control ? `${sign} ${printSide(control.value, check)}` : NOTHING;
  const miss = control ? `, off by ${printMiss(control)}` : "";
  const kind = judged.planted ? "mistake made on purpose" : "planted mistake";
  const words = `${kind}: ${mistake.what}${miss}`;
  return [...rows, { id: "", tex: mistake.tex, value, words }];
}

function compared(check: CheckRecord): string {
  const { left, error, allowed } = check;
  const equal = error !== null && allowed !== null && error <= allowed;
  return `${equal ? "=" : "✗"} ${printSide(left, check)}`;
}

function checkOfMistake({ lines }: JudgedGroup): CheckRecord | undefined {
  return lines.map(({ check }) => check).find((check) => check?.control !== undefined);
}

function markdownRow({ id, tex, value, words }: Row): string {
  if (tex === "") return `| | **${escapeMarkdown(words)}** | | |`;
  const number = escapeMarkdown(value).replace(" ", "\u00a0"); // "= 0.3" stays on one line
  return `| ${id} | $${texInTable(tex)}$ | ${number} | ${escapeMarkdown(words)} |`;
}
