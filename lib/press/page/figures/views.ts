import type { FlatValues } from "../../../notebook/records/input_values.ts";
import type { FigureCell, FigurePage } from "./figure_page.ts";

/** A picture with inputs, as the rest of the page can reach it. */
export interface View {
  readonly cell: FigureCell;
  /** Puts the inputs where a link says. */
  restore(values: FlatValues): void;
  /** The cell that could draw it has gone, or would draw something else. */
  outdate(): void;
}

const books = new WeakMap<FigurePage, Map<string, View>>();
const heights = new WeakMap<FigureCell, number[]>();

/**
 * Makes a picture known by its key; the one before under this key is forgotten.
 *
 * @param key "cell/0" for the first picture with inputs below a cell
 */
export function registerView(page: FigurePage, key: string, view: View): void {
  viewsOf(page).set(key, view);
}

function viewsOf(page: FigurePage): Map<string, View> {
  const known = books.get(page);
  if (known) return known;
  const views = new Map<string, View>();
  books.set(page, views);
  page.sliders.onRestore((key, values) => views.get(key)?.restore(values));
  page.onState((cell) => {
    if (cell.state === "running") {
      heights.set(
        cell,
        figuresOf(cell).map((figure) => figure.offsetHeight),
      );
    }
    if (cell.state !== "stale") return;
    for (const view of views.values()) if (view.cell === cell) view.outdate();
  });
  return views;
}

/** The place of a picture among those with inputs below its cell. */
export function indexOf(figure: HTMLElement, cell: FigureCell): number {
  return figuresOf(cell).indexOf(figure);
}

/** How high the picture was that stood there before the cell ran again. */
export function heightBefore(figure: HTMLElement, cell: FigureCell): number | undefined {
  return heights.get(cell)?.[indexOf(figure, cell)];
}

function figuresOf(cell: FigureCell): HTMLElement[] {
  return [...cell.outputs.querySelectorAll<HTMLElement>("figure.explore")];
}
