import {
  codeCells,
  hasTag,
  type Notebook,
  type Output,
  parseNotebook,
  readNotebookText,
  requireWritable,
  writeNotebook,
} from "../ipynb/mod.ts";
import { type CellProblem, retakenNames } from "../cells/mod.ts";
import { firstDifference } from "./difference.ts";
import { execute, type Stop } from "./execute.ts";
import type { LedgerClaim } from "./ledger.ts";
import type { Options } from "./options.ts";
import { type ClaimRecord, claimRecords } from "./records.ts";
import { refresh } from "./refresh.ts";
import { type Shown, shownBy } from "./shown.ts";

/** What came of running one notebook of a chapter. */
export interface NotebookReport {
  readonly records: readonly ClaimRecord[];
  readonly shown: Shown;
  /** What to say of a check that was not reported: "not reached" when it did not run to its end. */
  readonly absent: "missing" | "not reached";
  /** Ids whose cells were skipped on purpose. */
  readonly skipped: ReadonlySet<string>;
  /** Why it did not run to its end, or how its file differs; undefined when all is well. */
  readonly problem?: string | undefined;
}

/** What to do with a notebook. */
export type NotebookOptions = Pick<Options, "purpose" | "seed" | "slowCells"> & {
  readonly cellSeconds: number;
  readonly draws?: number;
  /** Sources that stand in the place of those of cells, by the id of the cell. */
  readonly instead?: ReadonlyMap<string, string>;
};

const NONE: ReadonlySet<string> = new Set();
const NOTHING: Shown = { pictures: NONE, links: NONE };

/**
 * Runs a notebook, and saves or compares its outputs as asked.
 *
 * A notebook that cannot be read, run to its end or written is a problem in the report and not an
 * exception: the others go on. Its file is then left as it was.
 *
 * @param ledger the chapter's part of it
 */
export async function reproduceNotebook(
  path: string,
  ledger: readonly LedgerClaim[],
  options: NotebookOptions,
): Promise<NotebookReport> {
  let report: NotebookReport = {
    records: [],
    shown: NOTHING,
    absent: "not reached",
    skipped: NONE,
  };
  try {
    const text = await readNotebookText(path);
    const notebook = withSources(parseNotebook(text, path), options.instead ?? new Map());
    const [retaken] = retakenNames(notebook);
    if (retaken) return { ...report, problem: describeRetaken(path, retaken) };
    if (options.purpose === "write") await requireWritable(path);
    const { outputs, stop } = await execute(notebook, { ...options, path });
    report = {
      records: recordsByCell(path, outputs),
      shown: shownBy(notebook.cells, outputs),
      absent: stop ? "not reached" : "missing",
      skipped: options.slowCells === "skip" ? slowIds(path, notebook, ledger) : NONE,
    };
    if (stop) return { ...report, problem: describeStop(path, stop) };
    const fresh = refresh(notebook, outputs);
    if (options.purpose === "write") await writeNotebook(path, fresh);
    const difference = options.purpose === "compare"
      ? firstDifference(text, notebook, fresh)
      : undefined;
    return { ...report, problem: difference && path + difference };
  } catch (error) {
    return { ...report, problem: (error as Error).message };
  }
}

function withSources(notebook: Notebook, instead: ReadonlyMap<string, string>): Notebook {
  if (instead.size === 0) return notebook;
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: instead.get(cell.id) ?? cell.source,
  }));
  return { ...notebook, cells };
}

/** The claims that these cells report, in their order. */
export function recordsByCell(
  path: string,
  outputs: ReadonlyMap<string, readonly Output[]>,
): ClaimRecord[] {
  return [...outputs].flatMap(([id, ofCell]) => {
    try {
      return claimRecords(ofCell);
    } catch (error) {
      throw new TypeError(`${path}, cell "${id}": ${(error as Error).message}`);
    }
  });
}

/** Claims that stand in cells tagged "slow": the ledger says so, or their saved records do. */
function slowIds(
  path: string,
  notebook: Notebook,
  ledger: readonly LedgerClaim[],
): ReadonlySet<string> {
  const slowCells = codeCells(notebook).filter((cell) => hasTag(cell, "slow"));
  const saved = recordsByCell(path, new Map(slowCells.map(({ id, outputs }) => [id, outputs])));
  return new Set([
    ...ledger.filter(({ slow }) => slow).map(({ id }) => id),
    ...saved.flatMap(({ id, covers }) => [id, ...covers]),
  ]);
}

function describeRetaken(path: string, { cell, line, message }: CellProblem): string {
  return `${path}, cell "${cell}", line ${line}: ${message}`;
}

function describeStop(path: string, { cell, line, reason }: Stop): string {
  const place = `${path}, cell "${cell}"` + (line === undefined ? "" : `, line ${line}`);
  return `${place}: ${reason}`;
}
