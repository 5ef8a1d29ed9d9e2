import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import fc from "#properties";
import { allFinite } from "../../lib/tensors/kernels/all_finite.ts";
import { install, matrix } from "./matrices.ts";
import { noLeaks, tensorsAddedBy } from "./no_leaks.ts";
import { refuses } from "./refuses.ts";

install();

noLeaks("concat() puts matrices of any width side by side", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(1, -1),
      (rows, widths, axis) => {
        const pieces = widths.map((width, i) => matrix(rows, width, `piece ${i}`));
        const whole = tf.concat(pieces, axis);
        const parts = pieces.map((piece) => Array.from(piece.dataSync()));
        const joined = Array.from(
          { length: rows },
          (_, row) => widths.map((width, i) => parts[i]!.slice(row * width, (row + 1) * width)),
        );
        deepEqual(whole.shape, [rows, widths.reduce((sum, width) => sum + width, 0)]);
        deepEqual(Array.from(whole.dataSync()), joined.flat(2));
        tf.dispose([whole, ...pieces]);
      },
    ),
    { seed: 7, numRuns: 60 },
  );
});

noLeaks("concat() adds one tensor, has its gradient and leaves the rest to TensorFlow.js", () => {
  const x = matrix(4, 2, "x"), t = matrix(4, 1, "t"), whole = tf.ones([2, 2], "int32");
  const made: tf.Tensor[] = [];
  equal(tensorsAddedBy(() => made.push(tf.concat([x, t], 1))), 1);
  const weights = matrix(4, 3, "weights"), table = weights.arraySync();
  const [dx, dt] = tf.grads((x, t) => tf.concat([x, t], 1))([x, t], weights);
  deepEqual(dx!.arraySync(), table.map(([a, b]) => [a, b]));
  deepEqual(dt!.arraySync(), table.map((row) => [row[2]]));
  made.push(dx!, dt!, tf.concat([x, x], 0), tf.concat([whole, whole], 1));
  deepEqual(made.at(-2)!.arraySync(), [...x.arraySync(), ...x.arraySync()]);
  deepEqual(made.at(-1)!.arraySync(), [[1, 1, 1, 1], [1, 1, 1, 1]]);
  equal(made.at(-1)!.dtype, "int32");
  const cube = tf.reshape(x, [2, 2, 2]), wide = tf.concat([cube, cube], 1);
  deepEqual(wide.arraySync(), (cube.arraySync() as number[][][]).map((row) => [...row, ...row]));
  made.push(cube, wide);
  tf.dispose([x, t, whole, weights, ...made]);
});

noLeaks("allFinite() agrees on the kernels and on the plain backend", async () => {
  for (const backend of ["wasm", "cpu"]) {
    await tf.setBackend(backend);
    for (
      const [entries, finite] of [[[1, 2, 3e38], true], [[1, NaN], false], [[-Infinity], false]]
    ) {
      const x = tf.tensor1d(entries as number[]);
      equal(allFinite(x), finite, backend);
      x.dispose();
    }
  }
  await tf.setBackend("wasm");
  const whole = tf.ones([2], "int32"); // its bytes, read as float32, would be finite
  refuses(() => allFinite(whole), new TypeError("Expected x of dtype float32; got int32"));
  whole.dispose();
});
