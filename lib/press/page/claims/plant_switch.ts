import type { ClaimRecord } from "../../../notebook/records/claim_record.ts";
import type { ChapterPage, PageCell } from "../chapter/chapter_page.ts";
import { element } from "../element.ts";
import { comparisonsOf, plantableIds } from "./comparisons.ts";

/** A claim in the page, or the claims of a proof, with the records behind it. */
export interface ClaimBox {
  readonly page: ChapterPage;
  readonly cell: PageCell;
  /** `div.claims`. */
  readonly box: HTMLElement;
  /** Loads the records. */
  readonly records: () => Promise<readonly ClaimRecord[]>;
  /** Where they come from: the notebook, or a run in this browser. */
  readonly origin: "saved" | "run";
  /** Whether they were made with the mistake. */
  readonly planted: boolean;
}

/** Claims whose mistakes are being made, in all cells of the page. */
const planted = new Set<string>();

/** The cell in whose switch the keyboard was when the cell was run again. */
let left: string | undefined;

const SAVED = "From the saved run. The cell runs again in your browser to make the mistake …";
const LIVE = "Computed in your browser just now, with the mistake.";

/**
 * Adds the switch that makes the mistake of a claim: the picture of it comes from the saved numbers
 * at once, while the cell runs again to compute them.
 */
export function addPlantSwitch(claim: ClaimBox): void {
  const { page, cell, box, records } = claim;
  const line = box.querySelector<HTMLElement>(":scope > .claim")!;
  const input = element("input", { type: "checkbox", role: "switch" });
  input.checked = claim.planted;
  const words = element("span", {}, "Make the mistake");
  input.setAttribute("aria-description", line.querySelector(".says")?.textContent ?? "");
  const label = element("label", { class: "plant" }, input, words);
  const note = element("p", { class: "note", role: "status" });
  let panel: HTMLElement | undefined;

  async function flip(): Promise<void> {
    left = document.activeElement === input ? cell.id : undefined;
    const { checked } = input;
    try {
      const known = await records();
      for (const id of plantableIds(known)) checked ? planted.add(id) : planted.delete(id);
      page.engine.plant([...planted]);
      if (checked) await show(SAVED);
      else note.textContent = "The cell runs again without the mistake …";
      const { outcome } = await page.run(cell.id);
      if (outcome === "ok" || !box.isConnected) return;
      throw new Error(outcome === "stopped" ? "stopped" : "a cell did not run through");
    } catch (error) {
      for (const id of plantableIds(await records().catch(() => []))) planted.delete(id);
      page.engine.plant([...planted]);
      input.checked = claim.planted;
      panel?.remove();
      note.textContent = `The claim stays as it is: ${(error as Error).message}.`;
    }
  }

  /** The pictures of the mistake, below the line of the claim. */
  async function show(origin: string): Promise<void> {
    const comparisons = comparisonsOf(await records());
    const { picturePanel } = await import("./picture_panel.ts");
    panel?.remove();
    panel = picturePanel(comparisons, origin, page.config.root);
    if (!panel) return;
    if (claim.planted) line.querySelector("summary")!.after(panel);
    else line.after(panel);
  }

  input.addEventListener("change", () => void flip());
  line.before(label);
  line.after(note);
  if (claim.planted) void show(LIVE);
  if (left !== cell.id || claim.origin === "saved") return;
  left = undefined;
  input.focus({ preventScroll: true });
}
