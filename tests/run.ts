/**
 * The suite: every test below `tests/`, and every example in a docstring of `lib/` and in the README.
 *
 * Prints what the runner prints, then one plain line that any machine can read:
 * `N passed, N failed`, or `N passed, N failed, N skipped`.
 *
 * Tests that need what a machine lacks, such as a browser, are skipped and counted. Types are not
 * checked here: `deno task ok` checks them.
 *
 *     deno task test [math | press | browser] [name]
 *
 * Exit codes: 0 when every test passed or was skipped, 1 when not, 2 when the command line is wrong
 * or no test has the name.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { FOLDER_VARIABLE } from "./browser/folder.ts";
import { findSuites, type Suite } from "./run/find.ts";
import { GROUPS } from "./run/groups.ts";
import { type Options, readOptions, USAGE } from "./run/options.ts";
import { type Count, plainLine, readReport, total } from "./run/report.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Memory of a test file that holds tensors and its own copy of the libraries, at most. */
const GIBIBYTES_A_FILE = 1;

/** Files that a process runs before the next one comes, at most. */
const FILES_A_TURN = 4;

/** What Deno says of a test that has been running for 16 minutes: of ours, it will not end. */
const ENDLESS = /has been running for over \(16m/;

/** How many files may run side by side: one a core, as far as memory allows. */
function jobs(): number {
  const wanted = Number(Deno.env.get("DENO_JOBS")) || navigator.hardwareConcurrency;
  const room = Math.floor(Deno.systemMemoryInfo().available / 2 ** 30 / GIBIBYTES_A_FILE);
  return Math.max(1, Math.min(wanted, room));
}

/** Runs the files of a suite; `site` is the folder where test files share the finished book. */
async function run(suite: Suite, site: string): Promise<Count> {
  const count = jobs();
  if (suite.kind === "examples" || GROUPS[suite.group].cores === "one process") {
    return await runProcess(suite, ["--parallel"], { DENO_JOBS: String(count), site });
  }
  const left = [...suite.files], counts: Count[] = [];
  const work = async (): Promise<void> => {
    while (left.length > 0) { // the last ones one by one, so that no core waits long for another
      const files = left.splice(0, Math.min(FILES_A_TURN, Math.ceil(left.length / (2 * count))));
      counts.push(await runProcess({ ...suite, files }, [], { site }));
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  return total(counts);
}

/** Runs files in one process, and prints what it prints, line by line. */
async function runProcess(
  { kind, files, name }: Suite,
  more: readonly string[],
  { site, ...env }: { readonly site: string; readonly DENO_JOBS?: string },
): Promise<Count> {
  const args = ["test", "--allow-all", "--quiet", "--no-check", ...more];
  if (kind === "examples") args.push("--doc");
  // (?i) because the search for files takes no notice of capitals either
  if (name !== undefined) {
    args.push("--filter", `/(?i)${name.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")}/`);
  }
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args, ...files],
    cwd: ROOT,
    env: {
      ...env,
      NO_COLOR: "1", // without colours the report can be read
      [FOLDER_VARIABLE]: site,
    },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let report = "", line = "";
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    report += chunk;
    const lines = (line + chunk).split("\n");
    line = lines.pop()!;
    if (lines.length > 0) console.log(lines.join("\n")); // whole lines: two processes share the screen
    const endless = lines.find((line) => ENDLESS.test(line));
    if (endless !== undefined) {
      console.log(`Broken off: ${endless}`);
      child.kill("SIGKILL");
    }
  }
  if (line !== "") console.log(line);
  const { success } = await child.status;
  const count = readReport(report) ?? { passed: 0, failed: 1, skipped: 0 };
  return success || count.failed > 0 ? count : { ...count, failed: 1 };
}

async function runAll(suites: readonly Suite[]): Promise<Count> {
  const site = await Deno.makeTempDir();
  const counts: Count[] = [];
  try {
    for (const suite of suites) {
      const part = suite.name === undefined ? "" : ", by name";
      console.log(`\n${suite.group}: ${suite.kind}${part}`);
      counts.push(await run(suite, site));
    }
  } finally {
    await Deno.remove(site, { recursive: true });
  }
  return total(counts);
}

/** The command; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  let options: Options;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const count = await runAll(await findSuites(ROOT, options));
  if (count.passed + count.failed + count.skipped === 0) {
    const where = options.groups.length === 1 ? ` of ${options.groups[0]}` : "";
    console.error(
      `\nNo test${where} has "${options.name}" in its name or in the path of its file.`,
    );
    return 2;
  }
  if (count.skipped > 0) {
    console.log(
      `\nSKIPPED: ${count.skipped}, marked as ignored above, for want of a program on this machine. ` +
        "Tests of the pages\nneed Chromium or Chrome (or FLOWBOOK_CHROMIUM=path) and Firefox.",
    );
  }
  console.log(`\n${plainLine(count)}`);
  return count.failed === 0 ? 0 : 1;
}

Deno.exit(await main(Deno.args));
