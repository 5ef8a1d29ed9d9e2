import type { Row } from "./judge_chapter.ts";
import type { LedgerCheck } from "./ledger.ts";
import type { RecordedSide } from "../../notebook/records/claim_record.ts";
import { short } from "./numbers.ts";
import { type CheckRecord, isMonteCarlo } from "./records.ts";

/** A column: its title, its width, and what stands in it. */
interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (row: Row) => string;
}

const NUMBERS = 16; // twelve significant digits with sign, zero and point

const COLUMNS: readonly Column[] = [
  { title: "id", width: 6, cell: ({ id }) => id },
  { title: "claim", width: 26, cell: ({ statement }) => statement },
  { title: "check", width: 22, cell: ({ check }) => check },
  { title: "left", width: NUMBERS, cell: ({ record }) => numbers(record?.left) },
  { title: "right", width: NUMBERS, cell: ({ record }) => numbers(record?.right) },
  { title: "anchor", width: NUMBERS, cell: ({ anchor }) => anchorText(anchor) },
  { title: "error", width: 9, cell: ({ record }) => errorText(record) },
  { title: "allowed", width: 9, cell: ({ record }) => allowedText(record) },
  { title: "planted", width: 8, cell: ({ record }) => missText(record) },
  { title: "verdict", width: 13, cell: ({ verdict }) => verdict.replace("fails", "FAILS") },
];

/** Nothing to say. */
const NONE = "-";

/**
 * The ledger as a table of at most 160 columns, a line for each check.
 *
 * "error" and "allowed" are relative to max(1, |right|), with "±" absolute (averages of random
 * draws); "planted" says how far the planted mistake is off. A claim's statement stands on its first
 * line.
 *
 * @example
 * ```ts ignore
 * console.log(ledgerTable(judgeChapter(evidence).rows));
 * ```
 */
export function ledgerTable(rows: readonly Row[]): string {
  const head = line(COLUMNS.map(({ title }) => title));
  const rule = line(COLUMNS.map(({ width }) => "-".repeat(width)));
  const body = rows.map((row, i) => {
    const repeated = rows[i - 1]?.id === row.id;
    return line(COLUMNS.map(({ cell }) => cell(repeated ? { ...row, statement: "" } : row)));
  });
  return [head, rule, ...body].join("\n");
}

function line(cells: readonly string[]): string {
  return cells.map((text, i) => fit(text, COLUMNS[i]!.width)).join("  ").trimEnd();
}

function fit(text: string, width: number): string {
  const flat = text.replaceAll(/\s+/g, " ");
  return (flat.length > width ? flat.slice(0, width - 1) + "…" : flat).padEnd(width);
}

/** As many digits as fit; of a long vector the first entries and how many there are. */
function numbers(value: RecordedSide | undefined): string {
  if (value === undefined || value === null) return NONE;
  if (typeof value === "number") return digits(value, 12);
  for (const significant of [12, 8, 6, 4, 3]) {
    const text = `[${value.map((entry) => digits(entry, significant)).join(", ")}]`;
    if (text.length <= NUMBERS) return text;
  }
  return `[${digits(value[0]!, 3)}, …](${value.length})`;
}

function digits(value: number | null, significant: number): string {
  return value === null ? "NaN" : String(Number(value.toPrecision(significant)));
}

function anchorText(anchor: LedgerCheck | undefined): string {
  if (!anchor) return NONE;
  const { expected, within } = anchor;
  if (typeof within === "object" && "atMost" in within) return `<= ${within.atMost}`;
  if (typeof within === "object" && "atLeast" in within) return `>= ${within.atLeast}`;
  return numbers(expected);
}

function errorText(record: CheckRecord | undefined): string {
  const { error = null, allowed = null } = record ?? {};
  if (error === null || allowed === null) return NONE;
  return error === 0 ? `<${short(allowed / 100)}` : short(error);
}

function allowedText(record: CheckRecord | undefined): string {
  if (typeof record?.allowed !== "number") return NONE;
  return (isMonteCarlo(record) ? "±" : "") + short(record.allowed);
}

function missText(record: CheckRecord | undefined): string {
  const miss = record?.control?.miss;
  return typeof miss === "number" ? short(miss) : NONE;
}
