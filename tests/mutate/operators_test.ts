import { drop } from "./operators/drop.ts";
import { dropGuard } from "./operators/drop_guard.ts";
import { flipSign } from "./operators/flip_sign.ts";
import { reverseTime } from "./operators/reverse_time.ts";
import { swap } from "./operators/swap.ts";
import { swapArguments } from "./operators/swap_arguments.ts";
import { swapConstant } from "./operators/swap_constant.ts";
import { check } from "./versions.ts";

Deno.test("swap() takes an operator for its neighbour", () => {
  check(swap, {
    "x = a + b;": ["x = a - b;"],
    "x = a * b / c;": ["x = a / b / c;", "x = a * b * c;"],
    "x = a < b;": ["x = a <= b;"],
    "x = a <= b;": ["x = a < b;"],
    "x = a > b || c >= d;": [
      "x = a >= b || c >= d;",
      "x = a > b || c > d;",
      "x = a > b && c >= d;",
    ],
    "x = a && b;": ["x = a || b;"],
    "a += b;": ["a -= b;"],
    "a *= b;": ["a /= b;"],
    "x = a ** b % c & d === e;": [],
    "for (let i = 0; i < n; i++) {}": ["for (let i = 0; i <= n; i++) {}"],
  });
});

Deno.test("swap() takes a function of Math or TensorFlow.js for its neighbour", () => {
  check(swap, {
    "x = Math.max(a, Math.sin(b));": [
      "x = Math.min(a, Math.sin(b));",
      "x = Math.max(a, Math.cos(b));",
    ],
    "x = tf.add(a, tf.div(b, c));": [
      "x = tf.sub(a, tf.div(b, c));",
      "x = tf.add(a, tf.mul(b, c));",
    ],
    "x = tf.minimum(a, b);": ["x = tf.maximum(a, b);"],
    "x = names.add(a) + max(b) + Math.abs(c);": [
      "x = names.add(a) - max(b) + Math.abs(c);",
      "x = names.add(a) + max(b) - Math.abs(c);",
    ],
  });
});

Deno.test("swap() finds the operator among comments and lets sums of texts be", () => {
  check(swap, {
    "x = a /* + */ + /* + */ b;": ["x = a /* + */ - /* + */ b;"],
    "x = a // less < more\n  < b;": ["x = a // less < more\n  <= b;"],
    'x = "a" + b + c;': [],
    "x = a + `b`;": [],
    'text += "b";': [],
  });
});

Deno.test("drop() forgets a part", () => {
  check(drop, {
    "x = a + b;": ["x = a;", "x = b;"],
    "x = a - b;": ["x = a;", "x = -(b);"],
    "x = a * b;": ["x = a;", "x = b;"],
    "x = a / b;": ["x = a;", "x = 1 / (b);"],
    "x = 1 / b;": ["x = 1;"],
    "x = a ** 2;": ["x = a;"],
    "x += a;": ["x = a;"],
    "x[i]! *= a;": ["x[i]! = a;"],
    "x = (a + b) * c;": ["x = (a) * c;", "x = (b) * c;", "x = (a + b);", "x = c;"],
    'x = "a" + b;': [],
    "x = a < b;": [],
  });
});

Deno.test("drop() lets a tensor stand alone, but no number in its place", () => {
  check(drop, {
    "x = tf.add(a, b);": ["x = a;", "x = b;"],
    "x = tf.mul(2, a);": ["x = a;"],
    "x = tf.sub(a, b);": ["x = a;"],
    "x = tf.sub(1, a);": [],
    "x = tf.div(a, b);": ["x = a;"],
    "x = tf.matMul(a, b);": [],
  });
});

Deno.test("flipSign() loses a minus and turns what is returned", () => {
  check(flipSign, {
    "x = -a;": ["x = a;"],
    "x = tf.neg(a);": ["x = a;"],
    "x = a - b;": [],
    "x = !a;": [],
    "function f(a) { return a + 1; }": ["function f(a) { return -(a + 1); }"],
    "const f = (a) => (a / 2);": ["const f = (a) => -((a / 2));"],
    "const f = (a) => a > 0;": [],
    'const f = (a) => "a" + a;': [],
  });
});

Deno.test("reverseTime() touches only a variable t that is read", () => {
  check(reverseTime, {
    "x = t * T + time;": ["x = (1 - t) * T + time;"],
    "f(x, t);": ["f(x, (1 - t));"],
    "x = { t };": ["x = { t: (1 - t) };"],
    "x = { t: a, b: t };": ["x = { t: a, b: (1 - t) };"],
    "x = y.t + t.shape[0];": [],
    "const { t } = pair;": [],
    "const { t: u, v: t } = pair;": [],
    "const [t] = times;": [],
    "t = 0;": [],
    "function f(t = t0) { requireTime(t); }": [],
    "const f = (x, { t }, [...u]) => x;": [],
    "const f = ([...t]) => x;": [],
    'x = "t"; // t': [],
  });
});

Deno.test("reverseTime() subtracts tensors where the declaration says tensor, or the file does", () => {
  const tensors = "function h(t: Times) { return g(t); }";
  check(reverseTime, {
    [tensors]: ["function h(t: Times) { return g(tf.sub(1, t)); }"],
    "function f(t: number) { return g(t); }": ["function f(t: number) { return g((1 - t)); }"],
    "const f = (t) => g(t);": ["const f = (t) => g((1 - t));"],
    [`${tensors} const f = (t) => h(t);`]: [
      "function h(t: Times) { return g(tf.sub(1, t)); } const f = (t) => h(t);",
      `${tensors} const f = (t) => h(tf.sub(1, t));`,
    ],
  });
});

Deno.test("swapArguments() turns the two arguments of a call that is not symmetric", () => {
  check(swapArguments, {
    "x = f(a, b);": ["x = f(b, a);"],
    "x = f(\n  a, // first\n  g(1),\n);": ["x = f(\n  g(1), // first\n  a,\n);"],
    "x = f(a) + f(a, b, c) + f(...a, b) + f(a, a);": [],
    "x = Math.max(a, b) + tf.mul(a, b);": [],
    "x = tf.sub(a, b);": ["x = tf.sub(b, a);"],
    "throw new E(a, b);": [],
  });
});

Deno.test("swapConstant() takes 0 for 1 and 1 for 0", () => {
  check(swapConstant, {
    "x = 0;": ["x = 1;"],
    "x = a[1]! + 10 + 1.0;": ["x = a[0]! + 10 + 1.0;"],
    "function f(a = 1) {}": ["function f(a = 0) {}"],
    "x = { 0: 1 };": ["x = { 0: 0 };"],
  });
});

Deno.test("dropGuard() lets bad input in", () => {
  check(dropGuard, {
    "if (a) throw b;": ["{}"],
    "if (a) { throw b; }": ["{}"],
    "if (a) { c(); throw b; }": [],
    "if (a) throw b; else c();": [],
    "if (a) c(); else if (d) throw b;": ["if (a) c(); else {}"],
    "requireShape(x, y); required(x);": ["{} required(x);"],
    "space.requireFinite(x);": ["{}"],
    "const y = requireShape(x);": [],
    "list.forEach((x) => requireShape(x));": ["list.forEach((x) => {});"],
  });
});
