import type { ClaimRecord } from "../../../notebook/records/claim_record.ts";
import type { Message } from "../../ipynb/message.ts";
import type { Engine } from "../engine/engine.ts";
import { claimRecords, type SavedChapter } from "./saved_chapter.ts";

/** What came of running a chapter. */
export interface ChapterRun {
  readonly records: readonly ClaimRecord[];
  /** Why it did not run to its end. */
  readonly problem?: string;
}

/**
 * Runs the quick cells of a chapter in order, up to the first one that fails.
 *
 * @param engine without names of earlier runs
 * @param tell   is called before each cell, with the number of cells that are done
 */
export async function runChapter(
  engine: Engine,
  { cells }: SavedChapter,
  tell: (done: number) => void,
): Promise<ChapterRun> {
  const records: ClaimRecord[] = [];
  for (const [i, cell] of cells.entries()) {
    tell(i);
    let failure = "failed";
    const take = ({ type, content }: Message): void => {
      if (type === "error") failure = `${content["ename"]}: ${content["evalue"]}`;
      else records.push(...claimRecords(content["data"] as Record<string, unknown> | undefined));
    };
    const { outcome } = await engine.run(cell, take);
    if (outcome === "stopped") return { records, problem: "stopped" };
    if (outcome === "error") return { records, problem: `cell "${cell.id}": ${failure}` };
  }
  return { records };
}
