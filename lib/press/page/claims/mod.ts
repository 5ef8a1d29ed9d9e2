/**
 * Claims that answer: the reader makes the mistake that a claim warns of, and sees it fail.
 *
 * @module
 */
import { CLAIM_TYPE, type ClaimRecord } from "../../../notebook/records/claim_record.ts";
import type { ChapterPage } from "../chapter/chapter_page.ts";
import { plantableIds } from "./comparisons.ts";
import { addPlantSwitch } from "./plant_switch.ts";

/** Gives every claim that has a planted mistake its switch, also when a cell has run again. */
export function hydrateClaims(page: ChapterPage): void {
  for (const box of page.root.querySelectorAll<HTMLElement>(".claims[data-records]")) {
    const cell = page.cells.get(box.closest<HTMLElement>("section.cell")?.id ?? "");
    if (!cell) continue;
    let loaded: Promise<readonly ClaimRecord[]> | undefined;
    addPlantSwitch({
      page,
      cell,
      box,
      records: () => loaded ??= loadRecords(`${page.config.root}${box.dataset.records}`),
      origin: "saved",
      planted: false,
    });
  }
  page.onOutput(({ cell, element, data }) => {
    const box = element.querySelector<HTMLElement>(".claims");
    if (data[CLAIM_TYPE] === undefined || !box) return;
    const records = [data[CLAIM_TYPE]].flat() as unknown as readonly ClaimRecord[];
    if (plantableIds(records).length === 0) return;
    addPlantSwitch({
      page,
      cell,
      box,
      records: () => Promise.resolve(records),
      origin: "run",
      planted: records.some(({ planted }) => planted),
    });
  });
}

async function loadRecords(address: string): Promise<readonly ClaimRecord[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`its numbers could not be loaded (${response.status})`);
  return await response.json();
}
