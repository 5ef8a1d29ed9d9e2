import type { Trace } from "./figure.ts";
import { LETTERS } from "./layout.ts";
import { finiteNumbers } from "./numbers.ts";
import { SCALES } from "./palette.ts";

/** A function on a grid, drawn as coloured cells. */
export interface Surface {
  /** What the colour means; the title of the colour bar. */
  readonly name: string;
  /** Centres of the columns, increasing; shape [columns]. */
  readonly columns: ArrayLike<number>;
  /** Centres of the rows, increasing; shape [rows]. */
  readonly rows: ArrayLike<number>;
  /** values[j][i] belongs to rows[j] and columns[i]; shape [rows, columns]. */
  readonly values: ArrayLike<ArrayLike<number>>;
  /** "diverging" puts white at zero; for quantities with a sign. */
  readonly colours?: "sequential" | "background" | "diverging";
}

/** A surface in a picture of the plane; points, paths and arrows lie on top of it. */
export interface DensityLayer extends Surface {
  /** What tells a surface from the other layers of a plane. */
  readonly kind: "density";
  /**
   * Draws each value in per cent of the largest one. In a film whose density gets narrower, or
   * wider, one scale for all moments would leave most of them pale.
   */
  readonly relative?: true;
}

/**
 * A surface as a heat map with its colour bar at the right.
 *
 * @throws {TypeError} when the shapes of columns, rows and values do not fit
 * @throws {RangeError} when a number is not finite, or is to be relative and negative, or all are 0
 */
export function surfaceTrace(surface: Surface & Pick<DensityLayer, "relative">): Trace {
  const { colours = "sequential", relative } = surface;
  const name = relative ? `${surface.name}, % of its largest` : surface.name;
  const columns = finiteNumbers(surface.columns, `columns of "${name}"`);
  const rows = finiteNumbers(surface.rows, `rows of "${name}"`);
  if (surface.values.length !== rows.length) {
    const shapes = `${rows.length}; got ${surface.values.length}`;
    throw new TypeError(`Expected values of "${name}" with a row for each of ${shapes}`);
  }
  const z = Array.from(
    surface.values,
    (row, j) => finiteNumbers(row, `row ${j} of "${name}"`, columns.length),
  );
  return {
    type: "heatmap",
    name,
    x: columns,
    y: rows,
    ...(relative ? { z: percent(z, surface.name), zmin: 0, zmax: 100 } : { z }),
    colorscale: SCALES[colours],
    ...(colours === "diverging" ? { zmid: 0 } : {}),
    colorbar: {
      thickness: 14,
      outlinewidth: 0,
      tickfont: { size: LETTERS.small },
      title: { text: name, side: "right", font: { size: LETTERS.small } },
    },
    showlegend: false,
  };
}

/** Whole per cents of the largest value: finer than eyes see, and short in a file. */
function percent(rows: readonly number[][], name: string): number[][] {
  const values = rows.flat(), largest = values.reduce((a, b) => Math.max(a, b), 0);
  const negative = values.find((value) => value < 0);
  if (negative !== undefined || largest === 0) {
    const got = negative ?? "0 everywhere";
    throw new RangeError(`Expected values of "${name}" >= 0, the largest above 0; got ${got}`);
  }
  return rows.map((row) => row.map((value) => Math.round(100 * value / largest)));
}
