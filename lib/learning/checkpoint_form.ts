import { fnv1a } from "../random/fnv.ts";
import type { Settings } from "./architecture.ts";
import { bytesOf } from "./base64.ts";

const encoder = new TextEncoder(); // made now: a reader may take the name

/** The one version there is. */
export const VERSION = 1;

/** A training between two steps, as JSON can hold it. */
export interface Checkpoint {
  /** By which such a record is known among others. */
  readonly format: "flowbook checkpoint";
  /** Of the layout; another layout gets another number. */
  readonly version: 1;
  /** Steps done. */
  readonly step: number;
  /** The variables in their order. */
  readonly variables: readonly SavedVariable[];
  /** What Adam remembers, or null when it was not saved. */
  readonly adam: SavedAdam | null;
  /** What an average of the weights remembers; absent when it was not saved. */
  readonly average?: SavedAverage;
  /** What else the network is made of; absent when nobody said. */
  readonly architecture?: Settings;
  /** Of all the rest: FNV-1a of its JSON, eight hexadecimal digits. */
  readonly checksum: string;
}

/** A variable of a {@link Checkpoint}. */
export interface SavedVariable {
  /** That of the variable; the loader forgives the " (2)" of a second network. */
  readonly name: string;
  /** Sizes of its axes. */
  readonly shape: readonly number[];
  /** The entries row by row, float32 in base64. */
  readonly entries: string;
  /** What follows the layer of these weights, in words; absent where nobody knows. */
  readonly activation?: string;
}

/** The memory of Adam in a {@link Checkpoint}. */
export interface SavedAdam {
  /** Steps taken. */
  readonly steps: number;
  /** For each variable float64 in base64, which holds the averages of either arithmetic exactly. */
  readonly means: readonly string[];
  /** The same for the averages of the squares. */
  readonly squares: readonly string[];
}

/** The memory of a weight average in a {@link Checkpoint}. */
export interface SavedAverage {
  /** How much of the average stays at an update. */
  readonly decay: number;
  /** Updates so far. */
  readonly updates: number;
  /** For each variable float64 in base64. */
  readonly sums: readonly string[];
}

/**
 * The checksum of a checkpoint: {@link fnv1a} of its JSON, as eight hexadecimal digits.
 *
 * A single changed byte always changes it. It guards against damage, not against forgery; SHA-256
 * would, but browsers have it as a promise only, and a training stops for a checkpoint between two
 * steps of a synchronous loop.
 */
export function checksumOf(content: Omit<Checkpoint, "checksum">): string {
  const { format, version, step, variables, adam, average, architecture } = content;
  const inOrder = JSON.stringify([
    format,
    version,
    step,
    variables.map(({ name, shape, entries, activation }) =>
      // what older checkpoints do not have leaves no trace
      activation === undefined ? [name, shape, entries] : [name, shape, entries, activation]
    ),
    adam && [adam.steps, adam.means, adam.squares],
    ...(average ? [[average.decay, average.updates, average.sums]] : []),
    ...(architecture ? [architecture] : []),
  ]);
  return fnv1a(encoder.encode(inOrder)).toString(16).padStart(8, "0");
}

/**
 * Demands a whole, undamaged checkpoint of this version.
 *
 * @param value what was read, of any kind
 * @throws {TypeError} when it is no checkpoint, or a part of it is missing
 * @throws {RangeError} when version, step or checksum is wrong
 */
export function requireCheckpoint(value: unknown): asserts value is Checkpoint {
  const { format, version, step, variables, adam, average, architecture, checksum } = record(
    value,
    "a checkpoint",
  );
  if (format !== "flowbook checkpoint") {
    throw new TypeError(`Expected format "flowbook checkpoint"; got ${shown(format)}`);
  }
  if (version !== VERSION) {
    throw new RangeError(`Expected a checkpoint of version ${VERSION}; got ${shown(version)}`);
  }
  requireStep(step);
  const sizes = list(variables, "variables").map(requireVariable);
  if (adam !== null) requireAdam(adam, sizes);
  if (average !== undefined) {
    requireNumbers(record(average, "the average").sums, "sums of the average", sizes);
  }
  if (architecture !== undefined) record(architecture, "the architecture");
  const expected = checksumOf(value as Checkpoint);
  if (checksum !== expected) {
    throw new RangeError(`Expected checksum "${expected}"; got ${shown(checksum)}`);
  }
}

/**
 * Demands a number of steps done.
 *
 * @throws {RangeError} when it is not a non-negative integer
 */
export function requireStep(step: unknown): void {
  if (!Number.isSafeInteger(step) || step as number < 0) {
    throw new RangeError(`Expected step to be a non-negative integer; got ${shown(step)}`);
  }
}

/** Returns the number of entries. */
function requireVariable(value: unknown, v: number): number {
  const { name, shape, entries } = record(value, `variable ${v}`);
  const what = `entries of ${text(name, `name of variable ${v}`)}`;
  const axes = list(shape, `the shape of variable ${v}`);
  if (!axes.every((axis) => Number.isSafeInteger(axis) && axis as number >= 0)) {
    throw new TypeError(
      `Expected the shape of variable ${v} in integers; got [${axes.join(", ")}]`,
    );
  }
  const size = (axes as readonly number[]).reduce((product, axis) => product * axis, 1);
  bytesOf(text(entries, what), 4 * size, what);
  return size;
}

function requireAdam(value: unknown, sizes: readonly number[]): void {
  const { means, squares } = record(value, "adam");
  for (const [name, saved] of Object.entries({ means, squares })) {
    requireNumbers(saved, `${name} of Adam`, sizes);
  }
}

/** Demands float64 numbers for each variable. */
function requireNumbers(saved: unknown, name: string, sizes: readonly number[]): void {
  const numbers = list(saved, name);
  if (numbers.length !== sizes.length) {
    throw new TypeError(`Expected ${name} for ${sizes.length} variables; got ${numbers.length}`);
  }
  numbers.forEach((letters, v) => {
    const what = `${name} for variable ${v}`;
    bytesOf(text(letters, what), 8 * sizes[v]!, what);
  });
}

function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw new TypeError(`Expected ${name} to be a record; got ${shown(value)}`);
}

function list(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`Expected ${name} to be a list; got ${shown(value)}`);
}

function text(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw new TypeError(`Expected ${name} to be a text; got ${shown(value)}`);
}

function shown(value: unknown): string {
  return typeof value === "object" && value !== null
    ? "an object"
    : JSON.stringify(value) ?? "none";
}
