import {
  requireFinite,
  requirePointsAndTimes,
  requireShape,
  requireTimes,
  tf,
  type Times,
} from "flowbook/tensors";
import { noLeaks } from "./no_leaks.ts";
import { refuses } from "./refuses.ts";

noLeaks("requireShape() names the shape it wants and the shape it got", () => {
  const x = tf.zeros([32, 2]), whole = tf.zeros([2], "int32");
  requireShape(x, [32, 2], "x");
  requireShape(x, ["batch", 2], "x");
  requireShape(x, ["batch", "dim"], "x");
  refuses(
    () => requireShape(x, [64, 2], "x"),
    new TypeError("Expected x of shape [64, 2]; got [32, 2]"),
  );
  refuses(
    () => requireShape(x, ["batch"], "t"),
    new TypeError("Expected t of shape [batch]; got [32, 2]"),
  );
  refuses(
    () => requireShape(whole, [2], "x"),
    new TypeError("Expected x of dtype float32; got int32"),
  );
  tf.dispose([x, whole]);
});

Deno.test("requireShape() names the kind of a value that is no tensor", () => {
  const kinds: [unknown, string][] = [[[1, 2], "array"], [null, "null"], [3, "number"]];
  for (const [value, kind] of kinds) {
    refuses(
      () => requireShape(value as tf.Tensor, [2], "x1"),
      new TypeError(`Expected x1 to be a tensor; got ${kind}`),
    );
  }
});

noLeaks("requireTimes() accepts both ends of [0, 1] and nothing beyond", () => {
  const bad: [number, string][] = [[1.1, "1.1"], [-0.25, "-0.25"], [NaN, "NaN"]];
  const ends = tf.tensor1d([0, 1]);
  requireTimes(ends, 2);
  refuses(() => requireTimes(ends, 3), new TypeError("Expected t of shape [3]; got [2]"));
  for (const [time, printed] of bad) {
    const t: Times = tf.tensor1d([0.5, time]);
    refuses(() => requireTimes(t, 2), new RangeError(`Expected t in [0, 1]; got ${printed}`));
    t.dispose();
  }
  ends.dispose();
});

noLeaks("requireFinite() and requirePointsAndTimes() refuse NaN and infinity", () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    const x = tf.tensor2d([[0, 1], [value, 2]]), t = tf.tensor1d([0, 1]);
    const error = new RangeError(`Expected x to be finite; got ${value}`);
    refuses(() => requireFinite(x, "x"), error);
    refuses(() => requirePointsAndTimes(x, t), error);
    tf.dispose([x, t]);
  }
});

noLeaks("requirePointsAndTimes() wants rows of points with one time each", () => {
  const x = tf.zeros<tf.Rank.R2>([2, 3]), row = tf.zeros([2]), late = tf.tensor1d([0, 2]);
  const t = tf.tensor1d([0, 1]);
  requirePointsAndTimes(x, t);
  refuses(
    () => requirePointsAndTimes(row as tf.Tensor2D, t),
    new TypeError("Expected x of shape [batch, dim]; got [2]"),
  );
  refuses(() => requirePointsAndTimes(x, late), new RangeError("Expected t in [0, 1]; got 2"));
  tf.dispose([x, row, late, t]);
});
