import type { Inputs, NamedInput, PlanePoint, Values } from "./inputs.ts";

/**
 * Where inputs stand, as plain numbers: a slider under its name, the coordinates of a point under
 * "name.x" and "name.y". So they travel in messages and links.
 */
export type FlatValues = { readonly [place: string]: number };

/**
 * Where the inputs stand before the reader moves them.
 *
 * @param inputs of a picture
 */
export function startValues(inputs: readonly NamedInput[]): FlatValues {
  return Object.assign({}, ...inputs.map(({ name, start }) => flatValue(name, start)));
}

/** The numbers of one input. */
export function flatValue(name: string, value: number | PlanePoint): FlatValues {
  return typeof value === "number"
    ? { [name]: value }
    : { [`${name}.x`]: value.x, [`${name}.y`]: value.y };
}

/**
 * What the picture is drawn from when its inputs stand at these numbers.
 *
 * @throws {RangeError} when one is missing or not finite
 */
export function valuesOf(inputs: readonly NamedInput[], flat: FlatValues): Values<Inputs> {
  const number = (place: string): number => {
    const value = flat[place];
    if (!Number.isFinite(value)) {
      throw new RangeError(`Expected a number for input "${place}"; got ${value}`);
    }
    return value!;
  };
  return Object.fromEntries(inputs.map(({ name, kind }) => [
    name,
    kind === "range" ? number(name) : { x: number(`${name}.x`), y: number(`${name}.y`) },
  ]));
}
