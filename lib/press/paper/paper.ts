/**
 * `deno task paper`: prints problems for pen and paper, with numbers from a seed, and their key.
 *
 * Exit codes: 0; 1 when a chapter or the folder cannot be used; 2 when the command line is wrong.
 *
 * @module
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commandOf } from "../command/command.ts";
import { main } from "../command/main.ts";
import { type Chapter, chooseChapters, findChapters, readNotebook } from "../ipynb/mod.ts";
import { renderKey, renderProblems } from "./page.ts";
import { type PaperChapter, paperSheet } from "./sheet.ts";

const USAGE = `Usage: deno task paper CHAPTER … --out DIR [--seed S]

Prints the problems for pen and paper of some chapters: DIR/problems.html for students, DIR/key.html
with every way and number. Both are complete in themselves; print them from any browser.

  CHAPTER   such as odes, 03-odes or 3; several make one sheet
  --out DIR where the two files go
  --seed S  which numbers the problems have: an integer, 0 unless told`;

/** The command. */
export const paper = commandOf(USAGE, {
  read: async (args, { root }) => {
    const { names, out, seed } = readOptions(args);
    return {
      out,
      seed,
      chapters: chooseChapters(await findChapters(join(root, "notebooks")), names),
    };
  },
  run: async ({ chapters, out, seed }, { print }) => {
    const sheet = paperSheet(await Promise.all(chapters.map(titled)), seed);
    const pages = { "problems.html": renderProblems, "key.html": renderKey };
    await mkdir(out, { recursive: true });
    for (const [name, render] of Object.entries(pages)) {
      await writeFile(join(out, name), await render(sheet));
      print(`Wrote ${join(out, name)}`);
    }
    return 0;
  },
});

interface Options {
  readonly names: string[];
  readonly out: string;
  readonly seed: number;
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  if (positionals.length === 0) throw new RangeError("Expected a chapter; got none");
  if (!values.out) throw new RangeError("Expected --out DIR; got none");
  if (!/^\d+$/.test(values.seed) || !Number.isSafeInteger(Number(values.seed))) {
    throw new RangeError(`Expected --seed to be an integer, 0 or above; got ${values.seed}`);
  }
  return { names: positionals, out: values.out, seed: Number(values.seed) };
}

function parsed(
  args: readonly string[],
): { values: { out?: string; seed: string }; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" }, seed: { type: "string", default: "0" } },
    });
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}

async function titled({ number, slug, path }: Chapter): Promise<PaperChapter> {
  const { cells } = await readNotebook(path);
  const heading = cells.map(({ source }) => /^# (.+)$/m.exec(source)?.[1]).find(Boolean);
  return { number, slug, title: heading ?? slug };
}

if (import.meta.main) await main(paper);
