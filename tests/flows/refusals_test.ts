import * as exact from "flowbook/exact";
import {
  actNorm,
  additiveCoupling,
  affineCoupling,
  type Bijector,
  chain,
  flow,
  glowStep,
  inverted,
  luLinear,
  permutation,
  planar,
  radial,
} from "flowbook/flows";
import { standardNormal } from "flowbook/measures";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { throws } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

const s = stream(1);

Deno.test("a dimension is a positive integer, and couplings need two halves", () => {
  const positive = new RangeError("Expected dim to be a positive integer; got 0");
  for (const make of [planar, radial, actNorm, luLinear, additiveCoupling, affineCoupling]) {
    refuses(() => make({ dim: 0 }, s), positive);
  }
  const halves = new RangeError("Expected dim >= 2, for two halves; got 1");
  for (const make of [additiveCoupling, affineCoupling, glowStep]) {
    refuses(() => make({ dim: 1 }, s), halves);
  }
  refuses(() => exact.exactAdditiveCoupling({ dim: 1, conditioner: () => [] }), halves);
  refuses(() => exact.exactAffineCoupling({ dim: 0, conditioner: () => [] }), positive);
});

Deno.test("a half is neither empty nor odd", () => {
  for (const kept of [0, 4, 1.5, -1, NaN]) {
    const error = new RangeError(`Expected kept to be an integer from 1 to 3; got ${kept}`);
    for (const make of [additiveCoupling, affineCoupling, glowStep]) {
      refuses(() => make({ dim: 4, kept }, s), error);
    }
    refuses(() => exact.exactAdditiveCoupling({ dim: 4, kept, conditioner: () => [] }), error);
  }
  const keeps = "middle" as "first";
  const side = new RangeError('Expected keeps to be "first" or "last"; got middle');
  refuses(() => affineCoupling({ dim: 4, keeps }, s), side);
  refuses(() => exact.exactAffineCoupling({ dim: 4, keeps, conditioner: () => [] }), side);
});

Deno.test("a scale bound is above 0", () => {
  for (const scaleBound of [0, -1, NaN]) {
    const error = new RangeError(`Expected scaleBound > 0; got ${scaleBound}`);
    refuses(() => affineCoupling({ dim: 2, scaleBound }, s), error);
    refuses(() => glowStep({ dim: 2, scaleBound }, s), error);
    refuses(() => exact.exactAffineCoupling({ dim: 2, scaleBound, conditioner: () => [] }), error);
  }
});

Deno.test("a permutation has each number once", () => {
  const bad: [number[], string][] = [
    [[0, 0], "Expected order to hold 0 to 1, each once; got [0,0], without 1"],
    [[1, 2], "Expected order to hold 0 to 1, each once; got [1,2], without 0"],
    [[0, 1.5], "Expected order to hold 0 to 1, each once; got [0,1.5], without 1"],
    [[], "Expected order to have an entry; got none"],
  ];
  for (const [order, message] of bad) {
    refuses(() => permutation({ order }), new RangeError(message));
    refuses(() => exact.exactPermutation({ order }), new RangeError(message));
  }
  const none = undefined as unknown as number[];
  refuses(
    () => permutation({ order: none }),
    new TypeError("Expected order to be a list; got undefined"),
  );
});

Deno.test("float64 maps refuse numbers that cannot be undone", () => {
  const { exactPlanar, exactRadial, exactLuLinear, exactActNorm, invertiblePush } = exact;
  const flat = { w: [1, 0], b: 0 };
  refuses(() => exactPlanar({ u: [-1, 5], ...flat }), new RangeError("Expected w.u > -1; got -1"));
  refuses(() => exactPlanar({ u: [1], ...flat }), new TypeError("Expected u of length 2; got 1"));
  refuses(
    () => exactPlanar({ u: [1, 0], w: [1, 0], b: NaN }),
    new RangeError("Expected b to be finite; got NaN"),
  );
  refuses(() => invertiblePush([1], [0]), new RangeError("Expected w other than 0; got 0"));
  const center = [0, 0];
  refuses(
    () => exactRadial({ center, alpha: 0, beta: 1 }),
    new RangeError("Expected alpha > 0; got 0"),
  );
  refuses(
    () => exactRadial({ center, alpha: 1, beta: -1 }),
    new RangeError("Expected beta > -alpha = -1; got -1"),
  );
  const one = [[1, 0], [0, 1]];
  const cases: [number[][], number[][], Error][] = [
    [one, [[1, 2], [0, 0]], new RangeError("Expected upper[1][1] > 0; got 0")],
    [one, [[-1, 2], [0, 1]], new RangeError("Expected upper[0][0] > 0; got -1")],
    [one, [[1, 2], [3, 1]], new RangeError("Expected upper[1][0] = 0; got 3")],
    [one, [[1, 2]], new TypeError("Expected upper of 2 rows; got 1")],
    [[[1, 2], [0, 1]], one, new RangeError("Expected lower[0][1] = 0; got 2")],
    [[[1, 0], [0, 2]], one, new RangeError("Expected lower[1][1] = 1; got 2")],
    [[[1, 0], [0]], one, new TypeError("Expected lower[1] of length 2; got 1")],
  ];
  for (const [lower, upper, error] of cases) refuses(() => exactLuLinear({ lower, upper }), error);
  refuses(
    () => exactActNorm({ logScale: [0, 1], shift: [0] }),
    new TypeError("Expected shift of length 2; got 1"),
  );
});

Deno.test("float64 couplings refuse a conditioner of another length, and NaN", () => {
  const { exactAdditiveCoupling, exactAffineCoupling } = exact;
  const what = "the output of the conditioner";
  refuses(
    () => exactAdditiveCoupling({ dim: 2, conditioner: () => [1, 2] }).forward([0, 0]),
    new TypeError(`Expected ${what} of length 1; got 2`),
  );
  refuses(
    () => exactAffineCoupling({ dim: 2, conditioner: () => [1] }).inverse([0, 0]),
    new TypeError(`Expected ${what} of length 2; got 1`),
  );
  refuses(
    () => exactAffineCoupling({ dim: 2, conditioner: () => [NaN, 1] }).forward([0, 0]),
    new RangeError(`Expected ${what}[0] to be finite; got NaN`),
  );
});

noLeaks("a chain has members, and all of one dimension", () => {
  const two = actNorm({ dim: 2 }), three = actNorm({ dim: 3 });
  const differ = new TypeError("Expected bijector 1 of dim 2; got 3");
  const none = new TypeError("Expected at least 1 bijector; got none");
  refuses(() => chain([two, three]), differ);
  refuses(() => chain([]), none);
  refuses(() => flow({ bijectors: [two, three] }), differ);
  refuses(() => exact.exactChain([two.exact(), three.exact()]), differ);
  refuses(() => exact.exactFlow({ bijectors: [] }), none);
  refuses(
    () => flow({ base: standardNormal(3), bijectors: [two] }),
    new TypeError("Expected a base of dim 2; got 3"),
  );
  refuses(
    () => flow({ base: standardNormal(2), bijectors: [two] }).exact(),
    new TypeError("Expected exactBase beside a base of one's own; got none"),
  );
  two.dispose();
  three.dispose();
});

noLeaks("a normalisation cannot start from points that do not vary", () => {
  const layer = actNorm({ dim: 2 }), y = tf.tensor2d([[1, 3], [2, 3]]);
  refuses(
    () => layer.startFrom(y),
    new RangeError("Expected points that vary in coordinate 1; got one value"),
  );
  y.dispose();
  layer.dispose();
});

noLeaks("an activation that is a function has no float64 twin", () => {
  const activation = { value: tf.softplus, slope: tf.sigmoid };
  const layer = affineCoupling({ dim: 2, hidden: [3], activation }, s);
  refuses(
    () => layer.exact(),
    new TypeError("Expected an activation with a name, for float64; got a function"),
  );
  layer.dispose();
});

// TensorFlow.js keeps a part of a tape whose gradient throws: no count of tensors, and last
Deno.test("a direction that is solved says that it has no gradient", () => {
  const layer = planar({ dim: 2 }, s), turned = inverted(layer);
  const x = tf.ones<tf.Rank.R2>([3, 2]);
  const message = /the inverse of planar\(\) has no gradient/;
  const of = (move: Bijector["forward"]): tf.Scalar => tf.sum(move(x).logDet);
  for (const move of [layer.inverse, turned.forward]) {
    throws(() => tf.tidy(() => tf.variableGrads(() => of(move), [...layer.variables])), message);
    throws(
      () => tf.tidy(() => tf.grad((x) => tf.sum(move(x as tf.Tensor2D).points))(x)),
      message,
    );
  }
  x.dispose();
  layer.dispose();
});

Deno.test("an affine layer refuses a second derivative", () => {
  const layer = affineCoupling({ dim: 2, hidden: [3], activation: "tanh" }, s);
  const x = tf.ones<tf.Rank.R2>([3, 2]);
  const first = tf.grad((x) => tf.sum(tf.square(layer.forward(x as tf.Tensor2D).points)));
  throws(() => tf.tidy(() => tf.grad((x) => tf.sum(first(x)))(x)), /second derivative/);
  x.dispose();
  layer.dispose();
});
