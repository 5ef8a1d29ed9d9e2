/**
 * `deno task new`: begins a chapter and its evidence from what `data/chapters/` plans for it.
 *
 * Exit codes: 0; 1 when the plan is missing or a notebook is there; 2 when the command line is wrong.
 *
 * @module
 */
import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { formatted } from "../cells/mod.ts";
import { notebookText, parseNotebook, writeNotebook } from "../ipynb/mod.ts";
import { commandOf, readArguments } from "../command/command.ts";
import { main } from "../command/main.ts";
import { readPlan } from "./scaffold/plan.ts";
import { scaffold } from "./scaffold/notebooks.ts";

const USAGE = `Usage: deno task new NN-SLUG

Begins a chapter: notebooks/NN-SLUG.ipynb and notebooks/evidence/NN-SLUG.ipynb, from ideas.json and
claims.json in data/chapters/NN-SLUG/. What is to be written is marked, and every check fails until it
is written.

  NN-SLUG  such as 09-gaussian-paths`;

const NAME = /^\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The command. */
export const begin = commandOf(USAGE, {
  read: (args) => {
    const what = "a number and a name such as 09-gaussian-paths";
    const { argument } = readArguments(args, what, {});
    if (!NAME.test(argument)) throw new RangeError(`Expected ${what}; got ${argument}`);
    return argument;
  },
  run: async (name, { root, print }) => {
    const plan = await readPlan(root, name);
    const { chapter, evidence } = scaffold(plan);
    const files = [
      { file: join("notebooks", `${name}.ipynb`), notebook: chapter },
      { file: join("notebooks", "evidence", `${name}.ipynb`), notebook: evidence },
    ];
    for (const { file } of files) {
      if (await stat(join(root, file)).catch(() => undefined)) {
        throw new TypeError(`${file} is there already, and stays; edit it with deno task edit`);
      }
    }
    for (const { file, notebook } of files) {
      const path = join(root, file);
      await mkdir(dirname(path), { recursive: true });
      const text = await formatted(root, notebookText(notebook));
      await writeNotebook(path, parseNotebook(text, file));
      print(`Wrote ${file}`);
    }
    plan.absent.forEach((file) =>
      print(`${file} is not there yet; the chapter needs it in the end`)
    );
    return 0;
  },
});

if (import.meta.main) await main(begin);
