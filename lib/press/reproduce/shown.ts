import type { Cell, Output } from "../ipynb/mod.ts";
import { isPicture } from "../show/pictures.ts";

/** What a chapter shows besides numbers. */
export interface Shown {
  /** Ids of cells that show a picture. */
  readonly pictures: ReadonlySet<string>;
  /** Addresses that its prose links to. */
  readonly links: ReadonlySet<string>;
}

const LINK = /\]\((https?:[^\s)]+)\)/g;

/**
 * What the cells of a notebook show.
 *
 * @param outputs of its cells, by id
 */
export function shownBy(
  cells: readonly Cell[],
  outputs: ReadonlyMap<string, readonly Output[]>,
): Shown {
  const pictures = [...outputs].filter(([, ofCell]) => ofCell.some(showsPicture)).map(([id]) => id);
  const links = cells.flatMap((cell) =>
    cell.cell_type === "markdown"
      ? [...cell.source.matchAll(LINK)].map(([, address]) => address!)
      : []
  );
  return { pictures: new Set(pictures), links: new Set(links) };
}

/** What the cells of a notebook show by the outputs that it has saved. */
export function shownBySaved(cells: readonly Cell[]): Shown {
  const saved = cells.flatMap((cell) =>
    cell.cell_type === "code" ? [[cell.id, cell.outputs] as const] : []
  );
  return shownBy(cells, new Map(saved));
}

/** What several notebooks show together. */
export function uniteShown(parts: readonly Shown[]): Shown {
  return {
    pictures: new Set(parts.flatMap(({ pictures }) => [...pictures])),
    links: new Set(parts.flatMap(({ links }) => [...links])),
  };
}

function showsPicture(output: Output): boolean {
  return "data" in output && isPicture(output.data);
}
