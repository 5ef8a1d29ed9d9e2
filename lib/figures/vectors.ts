import { coordinates, finiteNumbers } from "./numbers.ts";

/** A vector field at some points of the plane. */
export interface VectorsLayer {
  /** Their name in the legend. */
  readonly name: string;
  /** Where the vectors stand; shape [vectors]. */
  readonly x: ArrayLike<number>;
  /** Heights of where they stand; shape [vectors]. */
  readonly y: ArrayLike<number>;
  /** The vectors; shape [vectors]. */
  readonly u: ArrayLike<number>;
  /** Second components of the vectors; shape [vectors]. */
  readonly v: ArrayLike<number>;
}

/** The numbers of a vector field, each list of the length of the first. */
export interface Vectors {
  readonly x: number[];
  readonly y: number[];
  readonly u: number[];
  readonly v: number[];
}

/**
 * Reads places and vectors.
 *
 * @throws {TypeError} when the arrays differ in length
 * @throws {RangeError} when a number is not finite
 */
export function vectorsOf(layer: VectorsLayer): Vectors {
  const { x, y } = coordinates(layer);
  const component = (name: "u" | "v"): number[] =>
    finiteNumbers(layer[name], `${name} in series "${layer.name}"`, x.length);
  return { x, y, u: component("u"), v: component("v") };
}
