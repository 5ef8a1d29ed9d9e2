import type * as tf from "#tensorflow";
import type { Adam } from "../networks/adam/adam.ts";
import { type AdamState, requireState } from "../networks/adam/state.ts";
import { requireFinite, requireShape } from "../tensors/shapes.ts";
import { bytesOf, toBase64 } from "./base64.ts";
import {
  type Checkpoint,
  checksumOf,
  requireCheckpoint,
  requireStep,
  type SavedAdam,
  VERSION,
} from "./checkpoint_form.ts";
import { assignEntries, entriesOf } from "./weights.ts";

/** What a checkpoint is made of, or loaded into. */
export interface Trained {
  /** The variables of a network, in its order. */
  readonly variables: readonly tf.Variable[];
  /** The optimiser of these variables; without it training cannot go on bit for bit. */
  readonly adam?: Adam;
}

/**
 * A training as a plain record, for `JSON.stringify`; writing it anywhere is up to the caller.
 *
 * @param trained.step steps done
 * @returns a copy that later steps do not change
 * @throws {TypeError} when the optimiser belongs to other variables
 * @throws {RangeError} when a weight is not finite or step is not a non-negative integer
 *
 * @example
 * ```ts
 * import { loadCheckpoint, saveCheckpoint, train } from "flowbook/learning";
 * import { adam, velocityNetwork } from "flowbook/networks";
 * import { stream } from "flowbook/random";
 * import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
 * const batches = stream(1).split("batches");
 * const start = () => {
 *   const network = velocityNetwork({ dim: 2, hidden: [8] }, stream(1).split("weights"));
 *   const optimiser = adam(network.variables);
 *   const loss = (step: number) => {
 *     const batch = batches.split(String(step));
 *     const x = normalPoints(16, 2, batch), t = uniformTimes(16, batch);
 *     return tf.mean(tf.squaredDifference(network.apply(x, t), x)).asScalar();
 *   };
 *   return { variables: network.variables, optimiser, loss };
 * };
 * const first = start();
 * train({ ...first, steps: 10 });
 * const saved = saveCheckpoint({ ...first, adam: first.optimiser, step: 10 });
 * const text = JSON.stringify(saved);
 *
 * const second = start();
 * const { step } = loadCheckpoint(JSON.parse(text), { ...second, adam: second.optimiser });
 * const { losses } = train({ ...second, steps: 10, fromStep: step });
 * console.log(losses[0] === train({ ...first, steps: 10, fromStep: 10 }).losses[0]); // true
 * ```
 */
export function saveCheckpoint(trained: Trained & { readonly step: number }): Checkpoint {
  const { variables, adam, step } = trained;
  requireStep(step);
  for (const variable of variables) {
    requireShape(variable, variable.shape, variable.name);
    requireFinite(variable, variable.name);
  }
  const entries = entriesOf(variables);
  const content = {
    format: "flowbook checkpoint",
    version: VERSION,
    step,
    variables: variables.map(({ name, shape }, v) => ({
      name,
      shape: [...shape],
      entries: toBase64(entries[v]!),
    })),
    adam: adam ? savedAdam(adam.state(), variables) : null,
  } as const;
  return { ...content, checksum: checksumOf(content) };
}

/**
 * Puts a checkpoint into variables and, if given, into their optimiser. When it throws, neither has
 * changed. Names may differ by the " (2)" that tells networks alive at one time apart.
 *
 * @param checkpoint from {@link saveCheckpoint}, perhaps by way of JSON
 * @param trained.adam gets the learning rate from its maker, not from the checkpoint
 * @returns the steps done, for `fromStep` of {@link train}
 * @throws {TypeError} when this is no whole checkpoint, comes from another network, or holds no
 *   memory of Adam though `trained.adam` is given
 * @throws {RangeError} when its version or checksum is wrong, or a number in it is out of range
 */
export function loadCheckpoint(
  checkpoint: Checkpoint,
  { variables, adam }: Trained,
): { readonly step: number } {
  requireCheckpoint(checkpoint);
  requireSameNetwork(checkpoint, variables);
  const entries = checkpoint.variables.map(({ entries, name }, v) =>
    new Float32Array(bytesOf(entries, 4 * variables[v]!.size, name))
  );
  entries.forEach((numbers, v) => {
    const bad = numbers.find((entry) => !Number.isFinite(entry));
    if (bad === undefined) return;
    throw new RangeError(`Expected ${variables[v]!.name} to be finite; got ${bad}`);
  });
  if (adam) adam.restore(adamState(checkpoint.adam, variables)); // throws before it changes anything
  assignEntries(variables, entries);
  return { step: checkpoint.step };
}

function requireSameNetwork(
  { variables: saved }: Checkpoint,
  variables: readonly tf.Variable[],
): void {
  if (saved.length !== variables.length) {
    throw new TypeError(
      `Expected a checkpoint of ${variables.length} variables; got ${saved.length}`,
    );
  }
  variables.forEach((variable, v) => {
    const { name, shape } = saved[v]!;
    if (variable.isDisposed) {
      throw new TypeError(`Expected ${variable.name} to be in use; got a disposed variable`);
    }
    if (plainName(name) !== plainName(variable.name)) {
      throw new TypeError(`Expected a checkpoint of ${variable.name}; got ${name}`);
    }
    if (shape.join() !== variable.shape.join()) {
      const expected = variable.shape.join(", "), got = shape.join(", ");
      throw new TypeError(`Expected ${variable.name} of shape [${expected}]; got [${got}]`);
    }
  });
}

/** The name without what `freeName` adds. */
function plainName(name: string): string {
  return name.replace(/ \(\d+\)$/, "");
}

function savedAdam(state: AdamState, variables: readonly tf.Variable[]): SavedAdam {
  requireState(state, variables);
  const { steps, means, squares } = state;
  return { steps, means: means.map(toBase64), squares: squares.map(toBase64) };
}

function adamState(saved: SavedAdam | null, variables: readonly tf.Variable[]): AdamState {
  if (!saved) throw new TypeError("Expected a checkpoint with the memory of Adam; got one without");
  const numbers = (averages: readonly string[]): Float64Array[] =>
    averages.map((average, v) => {
      const { name, size } = variables[v]!;
      return new Float64Array(bytesOf(average, 8 * size, name));
    });
  const { steps, means, squares } = saved;
  return { steps, means: numbers(means), squares: numbers(squares) };
}
