import { doesNotThrow, throws } from "node:assert/strict";
import {
  requireCount,
  requireDeviation,
  requireFinite,
  requirePoint,
  requireTime,
  requireWhole,
} from "../../lib/require/numbers.ts";

/** What a check lets through, and what it says of the rest. */
function holds(check: () => void): void {
  doesNotThrow(check);
}

function refuses(check: () => void, name: "TypeError" | "RangeError", message: string): void {
  throws(check, { name, message });
}

Deno.test("requireFinite() wants a number that is not NaN and not infinite", () => {
  for (const value of [0, -0, -1.5, 1e308, 5e-324]) holds(() => requireFinite(value, "x"));
  for (const value of [NaN, Infinity, -Infinity]) {
    refuses(() => requireFinite(value, "x"), "RangeError", `Expected x to be finite; got ${value}`);
  }
  for (const value of ["1", undefined, 1n] as never[]) {
    const message = `Expected x to be a number; got ${typeof value}`;
    refuses(() => requireFinite(value, "x"), "TypeError", message);
  }
});

Deno.test("requireTime() wants both ends of [0, 1] and what lies between", () => {
  for (const t of [0, 0.5, 1]) holds(() => requireTime(t));
  for (const t of [-5e-324, 1 + Number.EPSILON]) {
    refuses(() => requireTime(t), "RangeError", `Expected t in [0, 1]; got ${t}`);
  }
  refuses(() => requireTime(NaN), "RangeError", "Expected t to be finite; got NaN");
});

Deno.test("requireDeviation() lets a law of one point through", () => {
  for (const sd of [0, 1e-300, 7]) holds(() => requireDeviation(sd, "sigma"));
  refuses(
    () => requireDeviation(-1e-300, "sigma"),
    "RangeError",
    "Expected sigma >= 0; got -1e-300",
  );
  refuses(
    () => requireDeviation(Infinity, "sigma"),
    "RangeError",
    "Expected sigma to be finite; got Infinity",
  );
});

Deno.test("requireCount() wants 1, 2, 3 and so on up to the most there may be", () => {
  for (const count of [1, 2, 2 ** 53]) holds(() => requireCount(count, "steps"));
  holds(() => requireCount(8, "steps", 8));
  for (const count of [0, -1, 1.5, NaN, Infinity]) {
    const message = `Expected steps to be a positive integer; got ${count}`;
    refuses(() => requireCount(count, "steps"), "RangeError", message);
  }
  refuses(() => requireCount(9, "steps", 8), "RangeError", "Expected steps to be at most 8; got 9");
});

Deno.test("requireWhole() wants 0, 1, 2 and so on, as far as they are exact", () => {
  for (const value of [0, 1, Number.MAX_SAFE_INTEGER]) holds(() => requireWhole(value, "index"));
  for (const value of [-1, 0.5, NaN, 2 ** 53]) {
    const message = `Expected index to be a non-negative integer; got ${value}`;
    refuses(() => requireWhole(value, "index"), "RangeError", message);
  }
});

Deno.test("requirePoint() wants a list of finite numbers of one length", () => {
  holds(() => requirePoint([1, 2], 2, "x"));
  holds(() => requirePoint(new Float32Array(3), 3, "x"));
  refuses(() => requirePoint([1, 2, 3], 2, "x"), "TypeError", "Expected x of length 2; got 3");
  refuses(
    () => requirePoint([1, NaN], 2, "x"),
    "RangeError",
    "Expected x[1] to be finite; got NaN",
  );
  refuses(
    () => requirePoint([Infinity, 1], 2, "x"),
    "RangeError",
    "Expected x[0] to be finite; got Infinity",
  );
  for (const nothing of [undefined, null, 3] as never[]) {
    const message = `Expected x to be a list of 2 numbers; got ${typeof nothing}`;
    refuses(() => requirePoint(nothing, 2, "x"), "TypeError", message);
  }
});
