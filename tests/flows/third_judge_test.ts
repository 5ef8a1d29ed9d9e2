/** A third implementation: maps written down again for @jax-js/jax, which differentiates them. */
import { defaultDevice, init, jacfwd, numpy as np } from "@jax-js/jax";
import {
  affineCoupling,
  type Bijector,
  inverseAutoregressive,
  planar,
  radial,
  residualBlock,
} from "flowbook/flows";
import { FLOAT32 } from "flowbook/judge";
import { symmetricEigen } from "flowbook/numerics";
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
