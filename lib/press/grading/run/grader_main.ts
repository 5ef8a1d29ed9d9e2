/**
 * A process that grades one submission after another; see `grader.ts`.
 *
 * It reads lines of JSON, an opening and then orders, and answers by reports. It ends when nobody
 * speaks to it any more.
 *
 * @module
 */
import { openChild } from "../../sandbox/mod.ts";
import { readLines } from "../../sandbox/outside/lines.ts";
import { readSheet, type Sheet } from "../../sheets/mod.ts";
import { gradeSubmission } from "../grade_submission.ts";
import { LONGEST_LINE, type Opening, type Order, REPORT, type Report } from "./protocol.ts";

const ALIVE_MS = 1000;
const MOST_VARIANTS = 20; // that are kept
const encoder = new TextEncoder();
const variants = new Map<number, Promise<Sheet>>();
let opening: Opening;

function tell(report: Report): void {
  let bytes = encoder.encode(`\n${REPORT}${JSON.stringify(report)}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
}

/** The sheet with the numbers of a seed, read once. */
function variant(seed: number): Promise<Sheet> {
  const { sheet, tests } = opening;
  const known = variants.get(seed) ?? readSheet(sheet, { seed, ...tests && { tests } });
  if (variants.size > MOST_VARIANTS) variants.clear();
  variants.set(seed, known);
  return known;
}

async function grade({ submission, seed, skipped }: Order): Promise<Report> {
  try {
    return {
      result: await gradeSubmission(await variant(seed), submission, {
        openChild,
        rules: opening.rules,
        skipped: new Set(skipped),
        begin: (question) => tell({ begin: question }),
      }),
    };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}

async function hear(line: string): Promise<void> {
  const said = JSON.parse(line) as Opening | Order;
  if ("submission" in said) return tell(await grade(said));
  opening = said;
}

setInterval(() => tell({ alive: true }), ALIVE_MS);
await readLines(Deno.stdin.readable, LONGEST_LINE, { line: hear, tooLong: () => {} });
Deno.exit(0);
