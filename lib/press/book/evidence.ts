import { type Cell, codeCells, type Notebook } from "../ipynb/mod.ts";
import { claimRecords } from "../reproduce/records.ts";
import { type Markup, markup } from "../show/markup.ts";
import { errorAt } from "../show/cell_place.ts";

/** A cell, with what it reports. */
interface Reporter {
  readonly cell: string;
  /** How many checks it has for each claim that it names. */
  readonly claims: readonly { readonly ids: readonly string[]; readonly checks: number }[];
}

/** The checks of a cell's claims that stand in another notebook. */
export interface Further {
  /** The first cell there that has any. */
  readonly cell: string;
  readonly checks: number;
}

/**
 * What another notebook of the same chapter reports of the claims of each cell.
 *
 * @param name of a notebook in `notebooks/`, for messages
 * @returns by the id of the cell here
 * @throws {Error} naming notebook and cell when a record has another shape
 */
export function furtherChecks(
  here: { readonly name: string; readonly notebook: Notebook },
  there: { readonly name: string; readonly notebook: Notebook },
): ReadonlyMap<string, Further> {
  const others = reportersIn(there.notebook, there.name);
  return new Map(
    reportersIn(here.notebook, here.name).flatMap(({ cell, claims }) => {
      const ids = new Set(claims.flatMap((claim) => claim.ids));
      const found = others.flatMap(({ cell, claims }) =>
        claims.filter((claim) => claim.ids.some((id) => ids.has(id)))
          .map(({ checks }) => ({ cell, checks }))
      );
      if (found.length === 0) return [];
      const checks = found.reduce((sum, claim) => sum + claim.checks, 0);
      return [[cell, { cell: found[0]!.cell, checks }] as const];
    }),
  );
}

function reportersIn(notebook: Notebook, name: string): Reporter[] {
  return codeCells(notebook).flatMap(({ id, outputs }) => {
    try {
      const claims = claimRecords(outputs).map((record) => ({
        ids: [record.id, ...record.covers],
        checks: record.checks.length,
      }));
      return claims.length === 0 ? [] : [{ cell: id, claims }];
    } catch (error) {
      throw errorAt({ notebook: name, cell: id }, (error as Error).message);
    }
  });
}

/** The number of checks that the cells of a notebook report. */
export function countChecks(cells: readonly Cell[]): number {
  return cells.flatMap((cell) => cell.cell_type === "code" ? claimRecords(cell.outputs) : [])
    .reduce((sum, { checks }) => sum + checks.length, 0);
}

/** The line below a claim that leads to the rest of it in another notebook. */
export function renderFurther(href: string, words: string): Markup {
  return markup`<p class="further"><a href="${href}">${words}</a></p>\n`;
}
