import { cellProblems } from "../../cells/mod.ts";
import {
  isSheetPath,
  type Notebook,
  notebookText,
  readNotebook,
  writeNotebook,
} from "../../ipynb/mod.ts";
import { type Execution, refresh, type Stop } from "../../reproduce/mod.ts";
import { withNbgrader } from "../../sheets/mod.ts";
import { chapterText, mergeText, type PlacedCell, readText, TextProblem } from "../myst/mod.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { conflict } from "./conflict.ts";
import type { Desk } from "./desk.ts";
import { EditProblem } from "./problem.ts";
import { requireSound } from "./refusals.ts";
import { progress, secondsText } from "./report.ts";
import type { TypeChecker } from "./type_checker.ts";
import type { Workbench } from "./workbench.ts";

/** What a pass works with. */
export interface Pass {
  readonly desk: Desk;
  readonly types: TypeChecker;
  readonly workbench: Workbench;
  readonly print: (text: string) => void;
}

/**
 * Makes the notebook what the text says: reads it, checks its types while what changed and what needs
 * it runs, and writes the notebook with the bytes that `deno task reproduce` would write.
 *
 * @throws {EditProblem} when something is wrong with the text or a cell; the notebook is untouched
 */
export async function makeNotebook(text: string, pass: Pass): Promise<void> {
  const { desk, print } = pass;
  const start = performance.now();
  const textName = desk.nameOf(desk.text);
  const before = await readNotebook(desk.notebook);
  const cells = readCells(text, textName);
  const merge = (before: Notebook): Notebook => {
    const merged = mergeText(cells, before);
    return isSheetPath(desk.notebook) ? withNbgrader(merged) : merged;
  };
  const after = merge(before);
  const changes = changesBetween(before, after);
  requireSound({ cells, after, changes, textName });
  const ran = changes.stale.size > 0 ? await runAndCheck(after, changes, cells, pass) : new Map();
  const newest = await readNotebook(desk.notebook);
  if (chapterText(newest) !== chapterText(before)) throw await conflict(desk);
  const fresh = refresh(merge(newest), ran);
  if (notebookText(fresh) === notebookText(newest)) return; // blank lines, say
  await writeNotebook(desk.notebook, fresh);
  await Deno.writeTextFile(desk.base, chapterText(fresh));
  print([
    `Saved ${desk.nameOf(desk.notebook)}: ${ran.size} ${ran.size === 1 ? "cell" : "cells"} ran`,
    ...listText("new", changes.added),
    ...listText("gone", changes.removed.map(({ id }) => id)),
    secondsText((performance.now() - start) / 1000),
  ].join(", "));
}

function readCells(text: string, textName: string): PlacedCell[] {
  try {
    return readText(text);
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error;
    throw new EditProblem(`${textName}:${error.line}: ${error.problem}`);
  }
}

async function runAndCheck(
  notebook: Notebook,
  changes: Changes,
  cells: readonly PlacedCell[],
  { desk, types, workbench, print }: Pass,
): Promise<Execution["outputs"]> {
  const placed = new Map(cells.map((cell) => [cell.id, cell]));
  const placeText = ({ cell, line, column }: {
    readonly cell: string;
    readonly line: number;
    readonly column?: number;
  }): string => {
    const place = [desk.nameOf(desk.text), placed.get(cell)!.firstLine + line - 1, column];
    return `${place.filter((part) => part !== undefined).join(":")}, cell "${cell}"`;
  };
  const problems = cellProblems(notebook);
  if (problems.length > 0) {
    throw new EditProblem(
      problems.map((problem) => `${placeText(problem)}: ${problem.message}`).join("\n"),
    );
  }
  const abort = new AbortController();
  const checked = types.check({ notebook, placeText }).then((found) => {
    if (found.length > 0) abort.abort();
    return found;
  });
  const [found, { outputs, stop }] = await Promise.all([
    checked,
    workbench.run(notebook, changes, { signal: abort.signal, ...progress(print) }),
  ]);
  if (found.length > 0) throw new EditProblem(found.join("\n"));
  if (stop) throw new EditProblem(stopText(stop, placeText));
  return outputs;
}

function stopText(
  { cell, line = 1, reason, kernel }: Stop,
  placeText: (place: { readonly cell: string; readonly line: number }) => string,
): string {
  const remedy = kernel === "gone"
    ? ". The next save starts a fresh kernel; change the cell if it ended this one"
    : "";
  return `${placeText({ cell, line })}: ${reason}${remedy}`;
}

function listText(what: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`${what}: ${ids.join(" ")}`];
}
