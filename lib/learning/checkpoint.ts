import type * as tf from "#tensorflow";
import { activationAfter } from "../networks/activation_after.ts";
import type { Adam } from "../networks/adam/adam.ts";
import { type AdamState, requireState } from "../networks/adam/state.ts";
import { requireFinite, requireShape } from "../tensors/shapes.ts";
import { requireSameArchitecture, type Settings } from "./architecture.ts";
import { bytesOf, toBase64 } from "./base64.ts";
import {
  type Checkpoint,
  checksumOf,
  requireCheckpoint,
  requireStep,
  type SavedAdam,
  type SavedAverage,
  VERSION,
} from "./checkpoint_form.ts";
import { requireSameNetwork } from "./same_network.ts";
import type { WeightAverage, WeightAverageMemory } from "./weight_average.ts";
import { assignEntries, entriesOf } from "./weights.ts";

/** What a checkpoint is made of, or loaded into. */
export interface Trained {
  /** The variables of a network, in its order. */
  readonly variables: readonly tf.Variable[];
  /** The optimiser of these variables; without it training cannot go on bit for bit. */
  readonly adam?: Adam;
  /** The average of these variables, if there is one; it too has to go on. */
  readonly average?: WeightAverage;
  /** What else the network is made of, such as the layers of a flow; a loader must have the same. */
  readonly architecture?: Settings;
}

/**
 * A training as a plain record, for `JSON.stringify`; writing it anywhere is up to the caller.
 *
 * @param trained.step steps done
 * @returns a copy that later steps do not change
 * @throws {TypeError} when the optimiser or the average belongs to other variables
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
  const { variables, adam, average, architecture, step } = trained;
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
    variables: variables.map((variable, v) => {
      const activation = activationAfter(variable);
      return {
        name: variable.name,
        shape: [...variable.shape],
        entries: toBase64(entries[v]!),
        ...(activation === undefined ? {} : { activation }),
      };
    }),
    adam: adam ? savedAdam(adam.state(), variables) : null,
    ...(average ? { average: savedAverage(average.memory(), variables) } : {}),
    ...(architecture ? { architecture } : {}),
  } as const;
  return { ...content, checksum: checksumOf(content) };
}

/**
 * Puts a checkpoint into variables and, if given, into their optimiser and average. When it throws,
 * none of them has changed. Names may differ by the " (2)" that tells networks alive at one time apart.
 *
 * @param checkpoint from {@link saveCheckpoint}, perhaps by way of JSON
 * @param trained.adam gets the learning rate from its maker, not from the checkpoint
 * @returns the steps done, for `fromStep` of {@link train}
 * @throws {TypeError} when this is no whole checkpoint, comes from a network of another architecture
 *   or of other names, shapes or activations, or holds no memory of Adam or of an average though
 *   `trained` asks for it
 * @throws {RangeError} when its version or checksum is wrong, its average has another decay, or a
 *   number in it is out of range
 */
export function loadCheckpoint(
  checkpoint: Checkpoint,
  { variables, adam, average, architecture }: Trained,
): { readonly step: number } {
  requireCheckpoint(checkpoint);
  requireSameArchitecture(checkpoint.architecture, architecture);
  requireSameNetwork(checkpoint, variables);
  const entries = checkpoint.variables.map(({ entries, name }, v) =>
    new Float32Array(bytesOf(entries, 4 * variables[v]!.size, name))
  );
  entries.forEach((numbers, v) => {
    const bad = numbers.find((entry) => !Number.isFinite(entry));
    if (bad === undefined) return;
    throw new RangeError(`Expected ${variables[v]!.name} to be finite; got ${bad}`);
  });
  const memory = average && averageMemory(checkpoint.average, variables), before = adam?.state();
  adam?.restore(adamState(checkpoint.adam, variables)); // throws before it changes anything
  try {
    average?.restore(memory!);
  } catch (error) {
    adam?.restore(before!);
    throw error;
  }
  assignEntries(variables, entries);
  return { step: checkpoint.step };
}

function savedAdam(state: AdamState, variables: readonly tf.Variable[]): SavedAdam {
  requireState(state, variables);
  const { steps, means, squares } = state;
  return { steps, means: means.map(toBase64), squares: squares.map(toBase64) };
}

function adamState(saved: SavedAdam | null, variables: readonly tf.Variable[]): AdamState {
  if (!saved) throw new TypeError("Expected a checkpoint with the memory of Adam; got one without");
  const { steps, means, squares } = saved;
  return { steps, means: numbersOf(means, variables), squares: numbersOf(squares, variables) };
}

function savedAverage(
  { decay, updates, sums }: WeightAverageMemory,
  variables: readonly tf.Variable[],
): SavedAverage {
  const sizes = variables.map(({ size }) => size).join(),
    got = sums.map((sum) => sum.length).join();
  if (got !== sizes) throw new TypeError(`Expected an average of [${sizes}] weights; got [${got}]`);
  return { decay, updates, sums: sums.map(toBase64) };
}

function averageMemory(
  saved: SavedAverage | undefined,
  variables: readonly tf.Variable[],
): WeightAverageMemory {
  if (!saved) throw new TypeError("Expected a checkpoint with an average; got one without");
  return { ...saved, sums: numbersOf(saved.sums, variables) };
}

function numbersOf(saved: readonly string[], variables: readonly tf.Variable[]): Float64Array[] {
  return saved.map((letters, v) => {
    const { name, size } = variables[v]!;
    return new Float64Array(bytesOf(letters, 8 * size, name));
  });
}
