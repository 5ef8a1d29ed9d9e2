/**
 * `deno task text`: prints a chapter as text, without its outputs.
 *
 * Git shows differences of notebooks with it; `.gitattributes` asks for that, and each clone says how:
 *
 *     git config diff.chapter.textconv "deno run -A lib/press/author/text.ts"
 *
 * @module
 */
import { readNotebook } from "../ipynb/mod.ts";
import { commandOf, readArguments } from "../command/command.ts";
import { main } from "../command/main.ts";
import { chapterText } from "./myst/mod.ts";
import { notebookNamed } from "./notebook_named.ts";

const USAGE = `Usage: deno task text CHAPTER

Prints a chapter as text: prose as Markdown, programs in fences, each cell with its id, no outputs.

  CHAPTER  such as odes, 03-odes or 3; or the path of a notebook, which may lie anywhere

To see the differences of notebooks as text in git, tell it once in each clone:

  git config diff.chapter.textconv "deno run -A lib/press/author/text.ts"`;

/** The command. */
export const text = commandOf(USAGE, {
  read: (args, { root }) =>
    notebookNamed(root, readArguments(args, "a chapter or the path of a notebook", {}).argument),
  run: async ({ path }, { print }) => {
    print(chapterText(await readNotebook(path)).replace(/\n$/, ""));
    return 0;
  },
});

if (import.meta.main) await main(text);
