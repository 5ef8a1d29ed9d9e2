import { slopeAt } from "./field.ts";
import { between, type FixedSteps, stepTimes } from "./fixed_steps.ts";
import { float64 } from "./float64.ts";
import type { LearnedField64, Sensitivity64, WayBack } from "./learned_field.ts";

/** What is differentiated through the steps of a solver. */
interface Problem {
  readonly x0: readonly number[];
  readonly parameters: readonly number[];
  readonly slope: (x1: readonly number[]) => ArrayLike<number>;
  readonly back: Exclude<WayBack, "continuous">;
}

/** The stages of a step, where its velocities were asked for, and where it ended. */
interface Stages {
  readonly places: readonly (readonly number[])[];
  readonly end: readonly number[];
}

/** Backpropagation through fixed steps, see `exactAdjoint`. */
export function pullBackSteps(
  field: LearnedField64,
  { x0, parameters, slope, back }: Problem,
  options: FixedSteps,
): Sensitivity64 {
  const times = stepTimes(options), { steps, tableau: { a, b, c } } = options;
  const motion = {
    space: float64,
    x0,
    field: (x: readonly number[], t: number) => field.velocity(x, t, parameters),
  };
  let velocities = 0, pullbacks = 0;

  function stagesOf(x: readonly number[], n: number): Stages {
    const h = times[n + 1]! - times[n]!, slopes: (readonly number[])[] = [];
    const places = a.map((row, i) => {
      const place = float64.move(x, row.map((entry) => h * entry), slopes);
      velocities++;
      slopes.push(slopeAt(motion, place, between(times[n]!, times[n + 1]!, c[i]!)));
      return place;
    });
    const end = float64.move(x, b.map((weight) => h * weight), slopes);
    float64.requireFinite(end, `x at t = ${times[n + 1]}`);
    return { places, end };
  }

  let cotangent: readonly number[] = [], sum = parameters.map(() => 0);
  function pullBack({ places }: Stages, n: number): void {
    const h = times[n + 1]! - times[n]!, pulled: (readonly number[])[] = [];
    for (let i = b.length - 1; i >= 0; i--) {
      const later = a.slice(i + 1).map((row) => h * row[i]!);
      const still = cotangent.map((entry) => h * b[i]! * entry);
      const at = float64.move(still, later, pulled.slice(i + 1));
      const t = between(times[n]!, times[n + 1]!, c[i]!);
      const found = field.pullback(places[i]!, t, parameters, at);
      pullbacks++;
      pulled[i] = float64.slope(found.x, places[i]!, "a dv/dx");
      const toParameters = float64.slope(found.parameters, parameters, "a dv/dparameters");
      sum = sum.map((entry, p) => entry + toParameters[p]!);
    }
    cotangent = float64.move(cotangent, b.map(() => 1), pulled);
  }

  // forward: all stages are kept, or the state of every few steps
  float64.requireFinite(x0, "x0");
  const stride = back === "stages" ? 1 : Math.ceil(Math.sqrt(steps));
  const kept: Stages[] = [], checkpoints: (readonly number[])[] = [];
  let end = x0;
  for (let n = 0; n < steps; n++) {
    const stages = stagesOf(end, n);
    if (back === "stages") kept.push(stages);
    else if (n % stride === 0) checkpoints.push(end);
    end = stages.end;
  }
  const evaluations = velocities;
  velocities = 0;

  cotangent = float64.slope(slope(end), end, "dL/dx1");
  let most = kept.length * b.length;
  for (let n = kept.length - 1; n >= 0; n--) pullBack(kept[n]!, n);
  while (checkpoints.length > 0) {
    const first = (checkpoints.length - 1) * stride, last = Math.min(first + stride, steps);
    const states = [checkpoints.at(-1)!];
    for (let n = first; n + 1 < last; n++) states.push(stagesOf(states.at(-1)!, n).end);
    most = Math.max(most, checkpoints.length + states.length);
    checkpoints.pop();
    for (let n = last - 1; n >= first; n--) pullBack(stagesOf(states.pop()!, n), n);
  }
  return {
    end,
    start: cotangent,
    parameters: sum,
    evaluations,
    backward: { velocities, pullbacks },
    kept: most,
    returned: x0,
  };
}
