import { element } from "../element.ts";
import { copyLines, lineAt, type Lines, markLines } from "./code_lines.ts";

/** A table of a proof and what belongs to its rows. */
export interface ProofTable {
  /** Rows with `data-row`, `data-from` and `data-to`, in their order. */
  readonly rows: readonly HTMLTableRowElement[];
  /** `pre.source` of the cell. */
  readonly listing: HTMLElement;
  /** Boxes that speak of the planted mistakes. */
  readonly errata: readonly HTMLElement[];
  /** Receives the panel that shows the code of a row. */
  readonly below: HTMLElement;
}

const HINT =
  "Point at a line of the proof, or go through them with the arrow keys, to see the code " +
  "that computes it.";

const VALUE = 2; // the column of the values, after claim and line

/**
 * Ties the rows of a proof to the lines of code that compute them, and its wrong rows to the errata
 * of the same idea: whatever the reader points at, its partners light up.
 *
 * A row lights up under the mouse, with the keyboard on it (the arrow keys go up and down), or after
 * a tap.
 */
export function linkProof({ rows, listing, errata, below }: ProofTable): void {
  const code = listing.querySelector("code")!;
  const hint = element("p", {}, HINT), value = element("p", { class: "value" });
  const shown = element("pre", { tabindex: "0" });
  const panel = element("div", { class: "beside" }, hint, value, shown);
  let kept: HTMLTableRowElement | undefined; // by the keyboard or a tap; the mouse only passes

  function light(lit: readonly HTMLTableRowElement[]): void {
    for (const row of rows) row.classList.toggle("lit", lit.includes(row));
    const wrong = lit.some(({ dataset }) => dataset.row === "mistake");
    for (const box of errata) box.classList.toggle("lit", wrong);
    const lines = lit.length === 1 ? linesOf(lit[0]!) : undefined;
    markLines(listing, lines);
    panel.classList.toggle("filled", lines !== undefined);
    if (!lines) return;
    const cell = lit[0]!.cells[VALUE]!;
    value.textContent = cell.title || cell.textContent; // the table has the first of many numbers
    shown.replaceChildren(copyLines(code, lines));
  }

  function pass(row: HTMLTableRowElement | undefined): void {
    const lit = row ?? kept;
    light(lit ? [lit] : []);
  }

  function keep(row: HTMLTableRowElement | undefined): void {
    kept = row;
    pass(row);
  }

  rows.forEach((row, k) => {
    row.tabIndex = k === 0 ? 0 : -1;
    row.addEventListener("mouseenter", (event) => moved(event) && pass(row));
    row.addEventListener("mouseleave", (event) => moved(event) && pass(undefined));
    row.addEventListener("focus", () => {
      for (const other of rows) other.tabIndex = other === row ? 0 : -1;
      keep(row);
    });
    row.addEventListener("blur", () => keep(undefined));
    row.addEventListener("keydown", (event) => {
      const target = neighbour(rows, k, event.key);
      if (!target) return;
      event.preventDefault(); // the page would scroll
      target.focus();
    });
  });
  listing.addEventListener("mousemove", ({ clientY }) => pass(rowAt(clientY)));
  listing.addEventListener("click", ({ clientY }) => keep(rowAt(clientY)));
  listing.addEventListener("mouseleave", () => pass(undefined));
  for (const box of errata) {
    const wrong = rows.filter(({ dataset }) => dataset.row === "mistake");
    box.addEventListener("mouseenter", () => light(wrong));
    box.addEventListener("mouseleave", () => pass(undefined));
    box.addEventListener("click", () => light(wrong));
  }
  below.append(panel);

  function rowAt(y: number): HTMLTableRowElement | undefined {
    const line = lineAt(listing, y);
    return rows.find((row) => {
      const { from, to } = linesOf(row);
      return from <= line && line <= to;
    });
  }
}

/** Whether the mouse came to a row, and not the row to the mouse because the page scrolled. */
function moved({ movementX, movementY }: MouseEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}

function linesOf({ dataset }: HTMLElement): Lines {
  return { from: Number(dataset.from), to: Number(dataset.to) };
}

function neighbour(
  rows: readonly HTMLTableRowElement[],
  k: number,
  key: string,
): HTMLTableRowElement | undefined {
  switch (key) {
    case "ArrowDown":
      return rows[k + 1];
    case "ArrowUp":
      return rows[k - 1];
    case "Home":
      return rows[0];
    case "End":
      return rows.at(-1);
    default:
      return undefined;
  }
}
