/**
 * The suite: every test below `tests/`, and every example in a docstring of `lib/` and in the README.
 *
 * Prints what the runner prints, then one plain line that any machine can read:
 * `N passed, N failed`.
 *
 *     deno task test [filter of file names ...]
 *
 * @module
 */

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
}

/** Reads the last line of Deno's own report: `ok | 12 passed (3 steps) | 1 failed (2s)`. */
function readReport(report: string): Count | undefined {
  const lines = [...report.matchAll(/(\d+) passed.*?\| (\d+) failed/g)];
  const last = lines.at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]) };
}

async function run(args: readonly string[]): Promise<Count> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { NO_COLOR: "1" }, // the report is read below
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
  const count = readReport(report) ?? { passed: 0, failed: 1 };
  return success || count.failed > 0 ? count : { ...count, failed: 1 };
}

const total: Count = { passed: 0, failed: 0 };
const chosen = Deno.args.length > 0 ? [{ ...SUITES[0]!, files: Deno.args }] : SUITES;
for (const suite of chosen) {
  console.log(`\n${suite.says}`);
  const count = await run([...suite.args, ...suite.files]);
  total.passed += count.passed;
  total.failed += count.failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
Deno.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
