/**
 * `deno run -A tests/press/grading/made_up/make.ts SHEET FOLDER [COUNT] [--hostile] [--seed S]`: writes
 * submissions of a made-up class, 30 unless told, and with `--hostile` those that want more than they
 * deserve; `deserves.json` beside the folder says what each should get.
 *
 * @module
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readSheet, readTriedAnswers, sheetNamed } from "../../../../lib/press/sheets/mod.ts";
import { hostileClass, type MadeUp, madeUpClass } from "./class.ts";

/** Writes submissions as Moodle hands them out, unpacked. */
export async function writeClass(folder: string, submissions: readonly MadeUp[]): Promise<void> {
  for (const { folder: own, files } of submissions) {
    await Deno.mkdir(join(folder, own), { recursive: true });
    for (const [name, file] of Object.entries(files)) {
      const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
      await Deno.writeFile(join(folder, own, name), bytes);
    }
  }
}

/** What each submission deserves, as JSON. */
export function desertsOf(submissions: readonly MadeUp[]): string {
  const entries = submissions.map(({ folder, deserves }) => [folder, Object.fromEntries(deserves)]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    args: Deno.args,
    allowPositionals: true,
    options: { hostile: { type: "boolean" }, seed: { type: "string", default: "0" } },
  });
  const [name = "", folder = "", count = "30"] = positionals;
  const path = await sheetNamed(".", name);
  const sheet = await readSheet(path, { seed: Number(values.seed) });
  const answers = path.replace(/notebooks([/\\]problems[/\\].*)\.ipynb$/, "data$1.md");
  const tried = readTriedAnswers(await Deno.readTextFile(answers));
  const all = [
    ...madeUpClass(sheet, tried, Number(count)),
    ...values.hostile ? hostileClass(sheet) : [],
  ];
  await writeClass(folder, all);
  await Deno.writeTextFile(`${folder.replace(/\/+$/, "")}.deserves.json`, desertsOf(all));
  console.log(`${all.length} submissions: ${folder}`);
}
