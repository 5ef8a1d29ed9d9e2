/**
 * `deno task adopt`: makes notebooks of other programs such as this course reads.
 *
 * @module
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { adopt as adoptText, readNotebookText, writeNotebook } from "../ipynb/mod.ts";
import { commandOf } from "../command/command.ts";
import { main } from "../command/main.ts";

const USAGE = `Usage: deno task adopt FILE ...

Upgrades notebooks of VS Code, Colab or older programs (nbformat 4.0 to 4.4, cells without names, a
byte order mark) in their place, and says what changed. Programs and outputs stay as they are.

  FILE  a notebook for the Deno kernel; one in another language is refused and left alone`;

/** The command. */
export const adopt = commandOf(USAGE, {
  read: (args) => {
    const files = filesOf(args);
    if (files.length === 0) throw new RangeError("Expected notebooks; got none");
    return files;
  },
  run: async (files, { print }) => {
    let code = 0;
    for (const file of files) {
      try {
        print(`${file}: ${await adoptFile(file)}`);
      } catch (error) {
        print((error as Error).message);
        code = 1;
      }
    }
    return code;
  },
});

function filesOf(args: readonly string[]): string[] {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}

/** Upgrades one file; says what changed. */
async function adoptFile(file: string): Promise<string> {
  const path = resolve(file), text = await readNotebookText(path);
  const { notebook, changes } = adoptText(text, file);
  if (changes.length === 0) return "nothing to change";
  await writeNotebook(path, notebook);
  return changes.join(", ");
}

if (import.meta.main) await main(adopt);
