/** A picture as Plotly draws it. */
export interface PlotlyFigure {
  readonly data: readonly Fields[];
  readonly layout: Fields;
}

/** Plain JSON with names. */
export type Fields = { readonly [key: string]: unknown };

/** A figure with the frames of its slider, as the build stored it. */
export interface SavedFilm extends PlotlyFigure {
  readonly frames?: readonly {
    readonly data?: readonly Fields[];
    /** Which traces the data belong to. */
    readonly traces?: readonly number[];
    readonly layout?: Fields;
  }[];
}

/** Whether a value, as a cell saved it or as it came over the wire, is such a figure. */
export function isFilm(value: unknown): value is SavedFilm {
  const { data, layout } = (value ?? {}) as Partial<SavedFilm>;
  return Array.isArray(data) && typeof layout === "object" && layout !== null;
}
