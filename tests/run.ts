/**
 * The suite: every test below `tests/`, and every example in a docstring of `lib/` and in the README.
 *
 * Prints what the runner prints, then one plain line that any machine can read:
 * `N passed, N failed`, or `N passed, N failed, N skipped`.
 *
 * Tests that need what a machine lacks, such as a browser, are skipped and counted.
 *
 *     deno task test [filter of file names ...]
 *
 * @module
 */
import { FOLDER_VARIABLE } from "./browser/folder.ts";

const SUITES = [
  { says: "Tests", args: ["test", "--allow-all", "--quiet", "--no-check"], files: ["tests/"] },
  {
    says: "Examples in docstrings and in the README",
    args: ["test", "--allow-all", "--quiet", "--doc", "--no-check"],
    files: ["lib/", "README.md"],
  },
];

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Reads the last line of Deno's own report: `ok | 12 passed (3 steps) | 1 failed | 2 ignored (2s)`. */
function readReport(report: string): Count | undefined {
  const lines = [...report.matchAll(/(\d+) passed.*?\| (\d+) failed(?:.*?\| (\d+) ignored)?/g)];
  const last = lines.at(-1);
  return last &&
    { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) };
}

async function run(args: readonly string[]): Promise<Count> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { NO_COLOR: "1", [FOLDER_VARIABLE]: site }, // without colours the report can be read
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let report = "";
  const decoder = new TextDecoder();
  for await (const chunk of child.stdout) {
    await Deno.stdout.write(chunk);
    report += decoder.decode(chunk, { stream: true });
  }
  const { success } = await child.status;
  const count = readReport(report) ?? { passed: 0, failed: 1, skipped: 0 };
  return success || count.failed > 0 ? count : { ...count, failed: 1 };
}

const site = await Deno.makeTempDir(); // where test files share the finished book
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const chosen = Deno.args.length > 0 ? [{ ...SUITES[0]!, files: Deno.args }] : SUITES;
for (const suite of chosen) {
  console.log(`\n${suite.says}`);
  const count = await run([...suite.args, ...suite.files]);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
}
await Deno.remove(site, { recursive: true });
if (total.skipped > 0) {
  console.log(
    `\nSKIPPED: ${total.skipped}, marked as ignored above, for want of a program on this machine. ` +
      "Tests of the pages\nneed Chromium or Chrome (or FLOWBOOK_CHROMIUM=path) and Firefox.",
  );
}
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
Deno.exit(total.failed === 0 && total.passed + total.skipped > 0 ? 0 : 1);
