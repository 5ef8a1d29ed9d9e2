/**
 * Proofs that answer: pointing at a line of a proof shows its value, the code that computes it, and
 * the slip of the sources that it catches.
 *
 * @module
 */
import { CLAIM_TYPE } from "../../../notebook/records/claim_record.ts";
import type { ChapterPage, PageCell } from "../chapter/chapter_page.ts";
import { errataOf } from "./idea.ts";
import { linkProof } from "./proof_table.ts";

/** Links the proofs of a chapter to their code, also when a cell has run again. */
export function hydrateProof(page: ChapterPage): void {
  for (const cell of page.cells.values()) link(cell, cell.outputs);
  page.onOutput(({ cell, element, data }) => {
    if (data[CLAIM_TYPE] !== undefined && element.querySelector(".markdown tbody")) {
      void linkAgain(cell, element);
    }
  });
}

function link(cell: PageCell, outputs: HTMLElement): void {
  const listing = cell.element.querySelector<HTMLElement>("pre.source");
  if (!listing) return;
  for (const below of outputs.querySelectorAll<HTMLElement>(".claims > .markdown")) {
    const rows = [...below.querySelectorAll<HTMLTableRowElement>("tr[data-row]")];
    if (rows.length > 0) linkProof({ rows, listing, errata: errataOf(cell.element), below });
  }
}

/** The reader may have edited the cell, so its source says anew where the rows come from. */
async function linkAgain(cell: PageCell, output: HTMLElement): Promise<void> {
  const { proofRows } = await import("../../show/proof/proof_rows.ts");
  const tables = [...cell.outputs.querySelectorAll<HTMLElement>(".claims > .markdown tbody")];
  const tbody = output.querySelector<HTMLElement>(".claims > .markdown tbody");
  const proof = tbody && proofRows(cell.source())[tables.indexOf(tbody)];
  if (!proof || tbody.children.length !== proof.length) return;
  proof.forEach(({ kind, from, to }, i) => {
    if (kind === "title") return;
    Object.assign((tbody.children[i] as HTMLElement).dataset, { row: kind, from, to });
  });
  link(cell, output);
}
