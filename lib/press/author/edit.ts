/**
 * `deno task edit`: a chapter as text in `.flowbook`, which becomes the notebook at every save.
 *
 * Only what changed and what needs it runs, on a kernel that is kept. `deno task start` beside it
 * shows the page anew when it is loaded again.
 *
 * Exit codes: 0; with `--once` 1 when the text could not become the notebook; 2 when the command line
 * is wrong.
 *
 * @module
 */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { readNotebook } from "../ipynb/mod.ts";
import { commandOf, readArguments, type Surroundings } from "../command/command.ts";
import { beginNotebook } from "./edit/begin_notebook.ts";
import { type Desk, deskOf } from "./edit/desk.ts";
import { makeNotebook, type Pass } from "./edit/pass.ts";
import { EditProblem } from "./edit/problem.ts";
import { coldChecker, warmChecker } from "./edit/type_checker.ts";
import { keep, settle } from "./edit/settle.ts";
import { stampsOf, waitForChange } from "./edit/watch.ts";
import { openWorkbench } from "./edit/workbench.ts";
import { main } from "../command/main.ts";
import { notebookNamed } from "./notebook_named.ts";

const USAGE = `Usage: deno task edit CHAPTER [--once] [--keep text|notebook]

Writes the chapter as text to .flowbook/, and watches it: at every save the text becomes the notebook.
Cells that changed, and those that need them, run; the others keep their outputs.

  CHAPTER  such as odes, 03-odes or 3; or the path of a notebook. A problem sheet
           notebooks/problems/NN-SLUG.ipynb that is not there yet is begun
  --once   looks once and ends
  --keep   where text and notebook have both changed: the side that counts. A text that is given up
           is kept as .old.md`;

/** What `deno task edit` was asked to do. */
interface Request {
  readonly desk: Desk;
  readonly keeps: "text" | "notebook" | undefined;
  readonly until: "once" | "stopped";
}

/**
 * The command.
 *
 * @param signal ends the watching, as Ctrl+C does
 */
export function editUntil(signal: AbortSignal): ReturnType<typeof commandOf> {
  return commandOf(USAGE, {
    read,
    run: (request, surroundings) => edit(request, surroundings, signal),
  });
}

async function read(args: readonly string[], { root }: Surroundings): Promise<Request> {
  const { argument, values } = readArguments(args, "a chapter or the path of a notebook", {
    once: { type: "boolean" },
    keep: { type: "string" },
  });
  const { keep } = values;
  if (keep !== undefined && keep !== "text" && keep !== "notebook") {
    throw new RangeError(`Expected --keep text or --keep notebook; got --keep ${keep}`);
  }
  const desk = deskOf(root, await notebookNamed(root, argument));
  return { desk, keeps: keep, until: values.once ? "once" : "stopped" };
}

async function edit(
  { desk, keeps, until }: Request,
  { root, print }: Surroundings,
  signal: AbortSignal,
): Promise<number> {
  await mkdir(dirname(desk.text), { recursive: true });
  await beginNotebook(desk);
  if (keeps) await keep(desk, keeps);
  await using workbench = openWorkbench({ path: desk.notebook, cellSeconds: CELL_SECONDS });
  await using types = until === "once"
    ? coldChecker(root)
    : warmChecker(root, await readNotebook(desk.notebook));
  const pass = { desk, types, workbench, print };
  if (until === "once") return await look(pass);
  const files = [desk.text, desk.notebook];
  let stamps: string | undefined = await stampsOf(files);
  print(`Edit ${desk.nameOf(desk.text)} and save it (Ctrl+C ends)`);
  await look(pass);
  while ((stamps = await waitForChange(files, stamps, signal)) !== undefined) await look(pass);
  return 0;
}

const CELL_SECONDS = 300; // as reproduce allows

/** One look at both sides; says what is wrong, if anything. */
async function look(pass: Pass): Promise<number> {
  const { desk, print } = pass;
  try {
    const text = await settle(desk, print);
    if (text !== undefined) await makeNotebook(text, pass);
    return 0;
  } catch (error) {
    const kept = error instanceof EditProblem ? "The notebook is as it was." : "";
    print([(error as Error).message, kept].filter(Boolean).join("\n"));
    return 1;
  }
}

if (import.meta.main) {
  await main(editUntil(new AbortController().signal)); // a signal ends the kernel with the process
}
