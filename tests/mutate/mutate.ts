/**
 * `deno task mutate`: how many wrong versions of the library the tests notice.
 *
 * Exit codes: 0 when everything was judged, 1 when tests fail to begin with, 2 when the
 * command line is wrong.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { judge, type Judgement } from "./judge.ts";
import { hasJudges } from "./judges.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { describe, explain, score } from "./report.ts";

/** Where the library lies, and where the report goes. */
export interface Surroundings {
  /** Folder with `lib/` and `tests/`. */
  readonly root: string;
  readonly print: (text: string) => void;
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * The command.
 *
 * @param args as on the command line
 * @returns the exit code
 */
export async function mutate(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { root, print } = surroundings;
  if (args.includes("--help")) {
    print(USAGE);
    return 0;
  }
  let options: Options, targets: readonly string[];
  try {
    options = readOptions(args);
    targets = chooseTargets(root, options.targets);
  } catch (error) {
    print(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const judgements: Judgement[] = [];
  for (const target of targets) {
    try {
      judgements.push(await judge(target, { ...surroundings, ...options }));
    } catch (error) {
      print((error as Error).message);
      return 1;
    }
    printJudgement(judgements.at(-1)!, options, print);
  }
  if (judgements.length > 1) print(`\nAll together: ${score(judgements)}`);
  return 0;
}

function chooseTargets(root: string, names: readonly string[]): readonly string[] {
  const folders = [...Deno.readDirSync(`${root}/lib`)].map(({ name }) => name).sort();
  const known = folders.filter((folder) => hasJudges(root, folder));
  const unknown = names.find((name) => !hasJudges(root, name));
  if (unknown !== undefined) {
    throw new RangeError(
      `Expected a folder or file of lib/ that has tests; got ${unknown}; folders: ${
        known.join(", ")
      }`,
    );
  }
  return names.length > 0 ? names : known;
}

function printJudgement(
  judgement: Judgement,
  { seed }: Options,
  print: (text: string) => void,
): void {
  const { target, possible, tried, equivalents, survivors } = judgement;
  const drawn = tried + equivalents.length;
  const sample = drawn < possible
    ? `${drawn} of ${possible} mistakes, seed ${seed}`
    : "all mistakes";
  print(`\nlib/${target}: ${sample}`);
  equivalents.forEach((equivalent) => print(`\nEquivalent: ${explain(equivalent)}`));
  survivors.forEach((survivor) => print(`\nNot noticed: ${describe(survivor)}`));
  print(`\n${score([judgement])}`);
}

function showProgress(done: number, of: number): void {
  if (!Deno.stderr.isTerminal()) return;
  const text = done < of ? `\r${done} of ${of} ` : "\r";
  Deno.stderr.writeSync(new TextEncoder().encode(text));
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  Deno.exit(await mutate(Deno.args, { root, print: console.log, onProgress: showProgress }));
}
