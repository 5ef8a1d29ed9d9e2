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

interface Known {
  readonly sheet: Sheet;
  readonly rules: string;
}

const encoder = new TextEncoder();
let known: Promise<Known> | undefined;

function tell(report: Report): void {
  let bytes = encoder.encode(`\n${REPORT}${JSON.stringify(report)}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
}

async function learn({ sheet: path, seed, tests, rules }: Opening): Promise<Known> {
  const sheet = await readSheet(path, { seed, ...tests === undefined ? {} : { tests } });
  return { sheet, rules };
}

async function grade({ submission, skipped }: Order): Promise<Report> {
  try {
    const { sheet, rules } = await known!;
    return {
      result: await gradeSubmission(sheet, submission, {
        openChild: (imports) => openChild({ imports }),
        rules,
        skipped: new Set(skipped),
        begin: (test) => tell({ begin: test }),
      }),
    };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}

async function hear(line: string): Promise<void> {
  const said = JSON.parse(line) as Opening | Order;
  if ("submission" in said) return tell(await grade(said));
  known = learn(said);
  known.catch(() => {}); // told with the first order
}

await readLines(Deno.stdin.readable, LONGEST_LINE, { line: hear, tooLong: () => {} });
Deno.exit(0);
