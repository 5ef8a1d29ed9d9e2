import type { Command } from "../../../lib/press/command/command.ts";
import { type Cell, notebookText, readNotebook } from "../../../lib/press/ipynb/mod.ts";
import { inFolder, notebookOf } from "../ipynb/helpers.ts";

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly text: string;
}

/** A course of one chapter in a folder of its own. */
export interface Course {
  readonly root: string;
  /** Of the notebook. */
  readonly path: string;
  run(command: Command, ...args: string[]): Promise<Ran>;
  /** A file below the root. */
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
}

const CONFIG = {
  imports: { "flowbook/random": new URL("../../../lib/random/mod.ts", import.meta.url).href },
  fmt: { lineWidth: 100 },
  lock: false,
};

/** The bytes of a notebook as chapters are: the formatter wants the language named. */
export function chapterFile(...cells: Cell[]): string {
  const notebook = notebookOf(...cells);
  const metadata = { ...notebook.metadata, language_info: { name: "typescript" } };
  return notebookText({ ...notebook, metadata });
}

/** Calls a function with a course that has the chapter "02-odds"; it goes afterwards. */
export async function course(
  cells: readonly Cell[],
  action: (course: Course) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const root = await Deno.realPath(folder);
    const path = `${root}/notebooks/02-odds.ipynb`;
    await Deno.mkdir(`${root}/notebooks`);
    await Deno.writeTextFile(path, chapterFile(...cells));
    await Deno.writeTextFile(`${root}/deno.json`, JSON.stringify(CONFIG));
    await action({
      root,
      path,
      run: async (command, ...args) => {
        const printed: string[] = [];
        const code = await command(args, { root, print: (text) => void printed.push(text) });
        return { code, text: printed.join("\n").replaceAll(`${root}/`, "") };
      },
      read: (file) => Deno.readTextFile(`${root}/${file}`),
      write: (file, text) => Deno.writeTextFile(`${root}/${file}`, text),
    });
  });
}

/** The sources and outputs of the code cells of a notebook, by id, outputs as plain text. */
export async function printed(path: string): Promise<Record<string, string>> {
  const { cells } = await readNotebook(path);
  return Object.fromEntries(cells.flatMap((cell) =>
    cell.cell_type !== "code" ? [] : [[
      cell.id,
      cell.outputs.map((output) =>
        "text" in output ? output.text : "data" in output ? String(output.data["text/plain"]) : ""
      ).join(""),
    ]]
  ));
}
