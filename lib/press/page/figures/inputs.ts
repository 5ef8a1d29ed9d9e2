import type { NamedInput, NamedInputs, NamedRange } from "../../../notebook/records/inputs.ts";
import { printInput } from "../../../notebook/records/print.ts";
import {
  flatValue,
  type FlatValues,
  startValues,
  valuesOf,
} from "../../../notebook/records/input_values.ts";

/** What the page needs to know of a picture with inputs. */
export interface ExploreInputs {
  readonly inputs: NamedInputs;
  /** Under which key the worker draws it for other values. */
  readonly live?: string;
  /** Of a film: what each frame shows, in words. */
  readonly descriptions?: readonly string[];
}

/**
 * The inputs of a picture, if they are such as `explore` writes them.
 *
 * @param value came from the build, or from the cell that ran
 */
export function readInputs(value: unknown): ExploreInputs | undefined {
  const { inputs, live, descriptions } = (value ?? {}) as { [key: string]: unknown };
  if (!Array.isArray(inputs) || !isRange(inputs[0]) || !inputs.every(isInput)) return undefined;
  return {
    inputs: inputs as unknown as NamedInputs,
    ...(typeof live === "string" ? { live } : {}),
    ...(isTexts(descriptions, inputs[0].values.length) ? { descriptions } : {}),
  };
}

function isInput(value: unknown): value is NamedInput {
  const { kind, name, x, y, start } = (value ?? {}) as { [key: string]: unknown };
  if (kind === "range") return isRange(value);
  const { x: startX, y: startY } = (start ?? {}) as { x?: unknown; y?: unknown };
  return kind === "point" && typeof name === "string" && isNumbers(x) && isNumbers(y) &&
    isNumbers([startX, startY]);
}

function isRange(value: unknown): value is NamedRange {
  const { kind, name, values, start, play = 2 } = (value ?? {}) as { [key: string]: unknown };
  return kind === "range" && typeof name === "string" && isNumbers(values) &&
    isNumbers([start, play]) && play as number > 0;
}

function isTexts(value: unknown, count: number): value is string[] {
  return Array.isArray(value) && value.length === count &&
    value.every((text) => typeof text === "string");
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}

/**
 * Values that the inputs can take, nearest to those that a link brought; where it brought none, the
 * start.
 */
export function possibleValues(inputs: NamedInputs, wanted: FlatValues | undefined): FlatValues {
  const values: { [place: string]: number } = { ...startValues(inputs) };
  for (const input of inputs) {
    for (const place of Object.keys(flatValue(input.name, input.start))) {
      const value = wanted?.[place];
      if (Number.isFinite(value)) values[place] = nearest(input, place, value!);
    }
  }
  return values;
}

function nearest(input: NamedInput, place: string, wanted: number): number {
  if (input.kind === "range") return input.values[nearestIndex(input, wanted)]!;
  const [low, high] = place.endsWith(".x") ? input.x : input.y;
  return Math.min(high, Math.max(low, wanted));
}

/** Which of its values a slider shows for a number. */
export function nearestIndex({ values }: NamedRange, wanted: number): number {
  let best = 0;
  values.forEach((value, i) => {
    if (Math.abs(value - wanted) < Math.abs(values[best]! - wanted)) best = i;
  });
  return best;
}

/**
 * Which saved frame shows these values; undefined when none does, because another input than the
 * first has left its start.
 */
export function frameAt([first, ...others]: NamedInputs, values: FlatValues): number | undefined {
  const starts = startValues(others);
  const moved = Object.keys(starts).some((place) => values[place] !== starts[place]);
  const index = first.values.indexOf(values[first.name]!);
  return moved || index < 0 ? undefined : index;
}

/** Where all inputs stand, in words. */
export function printValues(inputs: NamedInputs, values: FlatValues): string {
  const standing = valuesOf(inputs, values);
  return inputs.map((input) => printInput(input, standing[input.name]!)).join(", ");
}
