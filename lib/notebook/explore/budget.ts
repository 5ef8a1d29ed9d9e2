/**
 * What a film may cost: a reader downloads it, and a page draws it fifty times a second.
 *
 * @module
 */
import type { Figure, Trace } from "../../figures/mod.ts";
import type { Film } from "./film.ts";

/** Most points that move in one layer of a film, and in all its layers. */
export const MOST_POINTS = { layer: 300, film: 600 } as const;

/** Most cells of a density that changes, and most wedges that turn. */
export const MOST_CELLS = 40 ** 2, MOST_WEDGES = 15 ** 2;

/** Most thousands of characters of the frames of a film, and of its stills. */
export const MOST_KILOBYTES = { frames: 120, stills: 60 } as const;

/** A layer with all that it costs. */
interface Weight {
  readonly name: string;
  readonly points: number;
  readonly cells: number;
  readonly wedges: number;
  readonly bytes: number;
}

/**
 * Demands a film that is small enough for a notebook and light enough for a page.
 *
 * @throws {RangeError} that names the heaviest layer
 */
export function requireLightFilm(film: Film): void {
  const layers = film.data.map((trace, k) => weigh(trace, k, film));
  const sizes = [
    ["points", MOST_POINTS.layer],
    ["cells", MOST_CELLS],
    ["wedges", MOST_WEDGES],
  ] as const;
  for (const [what, most] of sizes) {
    const worst = heaviest(layers, what);
    if (worst[what] <= most) continue;
    throw new RangeError(
      `Expected at most ${most} ${what} that move in layer "${worst.name}"; got ${worst[what]}`,
    );
  }
  const points = layers.reduce((sum, layer) => sum + layer.points, 0);
  if (points > MOST_POINTS.film) {
    const { name, points: most } = heaviest(layers, "points");
    throw new RangeError(
      `Expected at most ${MOST_POINTS.film} points that move in a film; got ${points}, ` +
        `${most} of them in layer "${name}"`,
    );
  }
  const { length } = JSON.stringify(film), worst = heaviest(layers, "bytes");
  if (length > 1000 * MOST_KILOBYTES.frames) {
    throw new RangeError(
      `Expected a film of at most ${MOST_KILOBYTES.frames} KB; got ${kilobytes(length)}, ` +
        `${kilobytes(worst.bytes)} of them in layer "${worst.name}"`,
    );
  }
}

/**
 * Demands stills of a film that are small enough.
 *
 * @param svg    all stills in one image
 * @param stills the figures they were drawn from
 * @throws {RangeError} that names the heaviest layer
 */
export function requireLightStills(svg: string, stills: readonly Figure[]): void {
  if (svg.length <= 1000 * MOST_KILOBYTES.stills) return;
  const marks = stills[0]!.data.map((trace, k) => ({
    name: nameOf(trace, k),
    marks: marksOf(trace),
  }));
  throw new RangeError(
    `Expected stills of a film of at most ${MOST_KILOBYTES.stills} KB; got ` +
      `${kilobytes(svg.length)}; the heaviest layer is "${heaviest(marks, "marks").name}"`,
  );
}

function weigh(trace: Trace, k: number, { frames }: Film): Weight {
  const changes = frames.flatMap(({ data, traces }) => data[traces.indexOf(k)] ?? []);
  const moves = changes.length > 0, marker = trace.marker as Trace | undefined;
  const wedges = marker?.symbol === "arrow" ? marksOf(trace) : 0;
  const dots = String(trace.mode).includes("markers") ? marksOf(trace) - wedges : 0;
  // Images have no centres of cells: they are few, and the number of their pixels is given.
  const cells = trace.type === "heatmap" && trace.x !== undefined
    ? (trace.z as Trace[][]).flat()
    : [];
  return {
    name: nameOf(trace, k),
    points: moves ? dots : 0,
    wedges: moves ? wedges : 0,
    cells: moves ? cells.length : 0,
    bytes: JSON.stringify([trace, ...changes]).length,
  };
}

function nameOf({ name }: Trace, k: number): string {
  return typeof name === "string" ? name : `number ${k + 1}`;
}

/** How many marks a still has for a layer; a heat map is one image. */
function marksOf({ type, x }: Trace): number {
  return type === "scatter" ? (x as unknown[]).length : 1;
}

function heaviest<Key extends string, Layer extends { readonly [K in Key]: number }>(
  layers: readonly Layer[],
  key: Key,
): Layer {
  return layers.reduce((worst, layer) => layer[key] > worst[key] ? layer : worst);
}

function kilobytes(length: number): string {
  return `${Math.ceil(length / 1000)} KB`;
}
