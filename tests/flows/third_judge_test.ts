/** A third implementation: maps written down again for @jax-js/jax, which differentiates them. */
import { defaultDevice, grad, init, jacfwd, numpy as np } from "@jax-js/jax";
import {
  affineCoupling,
  type Bijector,
  continuousFlow,
  inverseAutoregressive,
  planar,
  radial,
  residualBlock,
} from "flowbook/flows";
import { FLOAT32 } from "flowbook/judge";
import { symmetricEigen } from "flowbook/numerics";
import { RK4 } from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { logDeterminant } from "./jacobian.ts";
import { shake } from "./row.ts";

await init("cpu");
defaultDevice("cpu");

const numbers = stream(43);

/** Entries of a variable. An array of jax is used up by each use, and `.ref` is one more use. */
function entries(map: Bijector, v: number): np.Array {
  const variable = map.variables[v]!;
  return np.array(Array.from(variable.dataSync())).reshape([...variable.shape]);
}

function planarInJax(map: Bijector): (x: np.Array) => np.Array {
  const [u, w, b] = [0, 1, 2].map((v) => entries(map, v));
  const along = np.dot(u!.ref, w!.ref), grown = np.log(np.exp(along.ref).add(1));
  const mend = grown.sub(1).sub(along).div(np.dot(w!.ref, w!.ref));
  const v = u!.add(w!.ref.mul(mend));
  return (x) => x.ref.add(v.ref.mul(np.tanh(np.dot(x, w!.ref).add(b!.ref))));
}

function radialInJax(map: Bijector): (x: np.Array) => np.Array {
  const [center, reach, growth] = [0, 1, 2].map((v) => entries(map, v));
  const alpha = np.log(np.exp(reach!).add(1));
  const beta = np.log(np.exp(growth!).add(1)).sub(alpha.ref);
  return (x) => {
    const ray = x.ref.sub(center!.ref), r = np.sqrt(np.dot(ray.ref, ray.ref));
    return x.add(beta.ref.mul(ray).div(r.add(alpha.ref)));
  };
}

/** Of dim 3 that keeps the first coordinate, one hidden layer, bound 2. */
function couplingInJax(map: Bijector): (x: np.Array) => np.Array {
  const [w0, b0, w1, b1] = [0, 1, 2, 3].map((v) => entries(map, v));
  const still = np.array([[1, 0, 0]]), moving = np.array([[0, 0], [1, 0], [0, 1]]);
  return (x) => {
    const h = np.tanh(np.matmul(np.matmul(still.ref, x.ref), w0!.ref).add(b0!.ref));
    const found = np.matmul(h, w1!.ref).add(b1!.ref);
    const first = np.array([[1, 0], [0, 1], [0, 0], [0, 0]]);
    const second = np.array([[0, 0], [0, 0], [1, 0], [0, 1]]);
    const s = np.tanh(np.matmul(found.ref, first).div(2)).mul(2), t = np.matmul(found, second);
    const old = np.matmul(np.transpose(moving.ref), x.ref);
    const moved = np.matmul(moving.ref, old.mul(np.exp(s)).add(t));
    return np.matmul(np.transpose(still.ref), np.matmul(still.ref, x)).add(moved);
  };
}

/** Of dim 3 in its order, one hidden layer of five units of degrees 1, 2, 1, 2, 1, bound 2. */
function inverseAutoregressiveInJax(map: Bijector): (x: np.Array) => np.Array {
  const [w0, b0, w1, b1] = [0, 1, 2, 3].map((v) => entries(map, v));
  const seesFirst = [0, 0, 1, 1, 1, 1], seesSecond = [0, 0, 0, 0, 1, 1];
  const first = w0!.mul(np.array([[1, 1, 1, 1, 1], [0, 1, 0, 1, 0], [0, 0, 0, 0, 0]]));
  const last = w1!.mul(np.array([seesFirst, seesSecond, seesFirst, seesSecond, seesFirst]));
  const none = [0, 0, 0], units = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  const shifts = np.array(units.flatMap((unit) => [unit, none]));
  const scales = np.array(units.flatMap((unit) => [none, unit]));
  return (x) => {
    const h = np.tanh(np.matmul(x.ref, first.ref).add(b0!.ref));
    const found = np.matmul(h, last.ref).add(b1!.ref);
    const a = np.tanh(np.matmul(found.ref, scales.ref).div(2)).mul(2);
    return x.sub(np.matmul(found, shifts.ref)).mul(np.exp(a.mul(-1)));
  };
}

/** Of dim 3, one hidden layer of tanh, slope at most 0.8; the norms by the eigenvalues of W^T W. */
function residualInJax(map: Bijector): (x: np.Array) => np.Array {
  const bound = Math.sqrt(0.8);
  const shortened = (v: number): np.Array => {
    const columns = np.transpose(entries(map, v)).js() as number[][];
    const gram = columns.map((a) =>
      columns.map((b) => a.reduce((sum, entry, i) => sum + entry * b[i]!, 0))
    );
    const norm = Math.sqrt(symmetricEigen(gram).values.at(-1)!);
    return entries(map, v).mul(Math.min(1, bound / norm));
  };
  const [w0, w1] = [shortened(0), shortened(2)], [b0, b1] = [entries(map, 1), entries(map, 3)];
  return (x) => {
    const h = np.tanh(np.matmul(x.ref, w0.ref).add(b0.ref));
    return x.add(np.matmul(h, w1.ref)).add(b1.ref);
  };
}

const CASES = [
  { name: "planar", map: (): Bijector => planar({ dim: 3 }, numbers), inJax: planarInJax },
  { name: "radial", map: (): Bijector => radial({ dim: 3 }, numbers), inJax: radialInJax },
  {
    name: "affineCoupling",
    map: (): Bijector => affineCoupling({ dim: 3, hidden: [5], activation: "tanh" }, numbers),
    inJax: couplingInJax,
  },
  {
    name: "inverseAutoregressive",
    map: (): Bijector =>
      inverseAutoregressive({ dim: 3, hidden: [5], activation: "tanh" }, numbers),
    inJax: inverseAutoregressiveInJax,
  },
  {
    name: "residualBlock",
    map: (): Bijector =>
      residualBlock({ dim: 3, hidden: [5], activation: "tanh", lipschitz: 0.8 }, numbers),
    inJax: residualInJax,
  },
];

for (const { name, map: make, inJax } of CASES) {
  noLeaks(`${name}: jax moves and differentiates as the tensors say`, () => {
    const map = make();
    shake(map, numbers.split("shake"));
    const f = inJax(map), jacobian = jacfwd(f), x = normalPoints(3, 3, numbers.split("cloud"));
    const { points, logDet } = map.forward(x);
    x.arraySync().forEach((point, row) => {
      agree(points.arraySync()[row]!, f(np.array(point)).js() as number[], FLOAT32);
      const slopes = jacobian(np.array(point)).js() as number[][];
      agree(logDet.dataSync()[row]!, logDeterminant(slopes), FLOAT32);
    });
    tf.dispose([x, points, logDet]);
    map.dispose();
  });
}

noLeaks("jax differentiates the likelihood of a continuous flow as the kernel does", () => {
  // v = tanh(x W + t c + b) with div v = sum over i of W_ii (1 - v_i^2); RK4 back from y, in 3 steps
  const steps = 3,
    h = -1 / steps,
    rows = [[0.5, -0.3], [0.2, 0.4], [0.1, -0.2]],
    shift = [0.3, -0.1];
  const y = [[0.7, -0.4], [-0.2, 1.1]], zero = [[0, 0], [0, 0]];
  const loss = (weights: np.Array): np.Array => {
    const space = np.matmul(np.array([[1, 0, 0], [0, 1, 0]]), weights.ref);
    const clock = np.matmul(np.array([[0, 0, 1]]), weights);
    const diagonal = np.matmul(np.ones([1, 2]), space.ref.mul(np.array([[1, 0], [0, 1]])));
    const v = (x: np.Array, t: number): np.Array =>
      np.tanh(np.matmul(x, space.ref).add(clock.ref.mul(t)).add(np.array(shift)));
    let x = np.array(y), volume = np.array(zero);
    for (let n = 0; n < steps; n++) {
      const start = x.ref, slopes: np.Array[] = [];
      for (const [reach, weight] of [[0, 1 / 6], [0.5, 1 / 3], [0.5, 1 / 3], [1, 1 / 6]] as const) {
        const last = slopes.at(-1), at = last ? start.ref.add(last.ref.mul(reach * h)) : start.ref;
        const slope = v(at, 1 + (n + reach) * h);
        volume = volume.add(
          slope.ref.mul(slope.ref).mul(-1).add(1).mul(diagonal.ref).mul(weight * h),
        );
        x = x.add(slope.ref.mul(weight * h));
        slopes.push(slope);
      }
    }
    return np.sum(volume.sub(x.ref.mul(x).mul(0.5)));
  };
  const expected = (grad(loss)(np.array(rows)).js() as number[][]).flat();
  const weights = tf.tidy(() => tf.variable(tf.tensor2d(rows))),
    biases = tf.tensor1d(shift),
    points = tf.tensor2d(y);
  const layers = [{ weights: weights as tf.Tensor2D, biases, activation: "tanh" as const }];
  const apply = (x: tf.Tensor2D): tf.Tensor2D => x; // the likelihood asks the layers
  const model = continuousFlow({
    field: { dim: 2, apply, layers },
    solver: { tableau: RK4, steps },
  });
  tf.tidy(() => {
    const { grads } = tf.variableGrads(() => tf.sum(model.logProb(points)), [weights]);
    agree(grads[weights.name]!.dataSync<"float32">(), expected, FLOAT32);
  });
  tf.dispose([weights, biases, points]);
});
