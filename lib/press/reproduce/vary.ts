import { join } from "node:path";
import { type Chapter, codeCells, notebooksOf, readNotebook, sortedJson } from "../ipynb/mod.ts";
import type { ChapterData } from "./data_folders.ts";
import { judgeCheck } from "./judge_check.ts";
import { type NotebookOptions, recordsByCell, reproduceNotebook } from "./reproduce_notebook.ts";
import type { ClaimRecord } from "./records.ts";

/** The cell whose constants a chapter computes with. */
const EXAMPLE_CELL = "running-example";
/** Of the claims that depend on the example, how many may be unable to see their mistake on another. */
const MOST_UNSEEN = 0.2;

/** What came of a chapter on another running example. */
export interface Varied {
  readonly lines: readonly string[];
  readonly isGood: boolean;
}

/**
 * The other running examples of a chapter, each the source of a cell.
 *
 * @param data folder of the chapter; without `examples.json` there are none
 * @throws {TypeError} when that file is no list of texts
 */
export async function readExamples({ path }: ChapterData): Promise<readonly string[]> {
  const file = join(path, "examples.json");
  let text: string;
  try {
    text = await Deno.readTextFile(file);
  } catch {
    return [];
  }
  const examples: unknown = JSON.parse(text);
  if (Array.isArray(examples) && examples.every((source) => typeof source === "string")) {
    return examples;
  }
  throw new TypeError(`Expected ${file} to be a list of cells; got ${text.slice(0, 40)}`);
}

/**
 * Runs a chapter with another running example in the place of its own. Numbers of the ledger belong to
 * its own, so only left and right are compared: they must agree. Where the planted mistake is too near
 * on these data, the claim is "unseen".
 *
 * @param source of the cell `running-example`
 */
export async function vary(
  chapter: Chapter,
  source: string,
  options: Omit<NotebookOptions, "instead">,
): Promise<Varied> {
  const instead = new Map([[EXAMPLE_CELL, source]]);
  const fresh: ClaimRecord[] = [], saved: ClaimRecord[] = [];
  const problems: string[] = [];
  for (const path of notebooksOf(chapter)) {
    const { records, problem } = await reproduceNotebook(path, [], { ...options, instead });
    fresh.push(...records);
    if (problem) problems.push(problem);
    const outputs = codeCells(await readNotebook(path)).map(({ id, outputs }) => [id, outputs]);
    saved.push(...recordsByCell(path, new Map(outputs as [])));
  }
  const known = new Set(saved.map((record) => sortedJson(record)));
  const independent = fresh.filter((record) => known.has(sortedJson(record)));
  const others = fresh.filter((record) => !independent.includes(record));
  const failing = others.flatMap(complaintsOf);
  const unseen = others.filter(({ verdict }) => verdict === "unseen");
  const held = others.length - unseen.length - new Set(failing.map(({ id }) => id)).size;
  const tooMany = unseen.length > MOST_UNSEEN * fresh.length;
  return {
    lines: [
      ...failing.map(({ id, reason }) => `FAILS ${id} ${reason}`),
      ...problems,
      `${held} hold, ${unseen.length} cannot see their mistake${listOf(unseen)}, ` +
      `${failing.length} failed; ${independent.length} do not depend on it${listOf(independent)}`,
      ...tooMany ? [`more than ${100 * MOST_UNSEEN} % cannot see their mistake`] : [],
    ],
    isGood: failing.length + problems.length === 0 && !tooMany,
  };
}

function complaintsOf({ id, checks }: ClaimRecord): { id: string; reason: string }[] {
  return checks.filter(({ verdict }) => verdict !== "unseen").flatMap((check) =>
    judgeCheck(check, undefined).map((reason) => ({ id, reason: `${check.name}: ${reason}` }))
  );
}

function listOf(records: readonly ClaimRecord[]): string {
  return records.length === 0 ? "" : ` (${records.map(({ id }) => id).join(", ")})`;
}
