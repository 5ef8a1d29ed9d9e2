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
  return Array.isArray(data) && isFields(layout);
}

/** Whether a value is a record, and no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
