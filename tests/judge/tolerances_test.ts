import { deepEqual, equal, ok, throws } from "node:assert/strict";
import {
  EXACT64,
  FINITE_DIFFERENCE32,
  FINITE_DIFFERENCE64,
  FLOAT32,
  LINEAR_PROGRAM,
  monteCarlo,
  ODE64,
  QUADRATURE64,
  within,
} from "flowbook/judge";

const NAMED = {
  EXACT64,
  QUADRATURE64,
  LINEAR_PROGRAM,
  ODE64,
  FINITE_DIFFERENCE64,
  FLOAT32,
  FINITE_DIFFERENCE32,
};

Deno.test("every named tolerance goes by its name and has a reason", () => {
  for (const [name, tolerance] of Object.entries(NAMED)) {
    equal(tolerance.name, name);
    ok(tolerance.why.length > 0);
  }
});

Deno.test("the named tolerances have the sizes that every claim is judged by", () => {
  const sizes = Object.values(NAMED).map(({ size }) => size);
  deepEqual(sizes, [1e-10, 1e-9, 1e-9, 1e-8, 1e-7, 1e-4, 2e-3]);
});

Deno.test("within() keeps a size and its reason", () => {
  deepEqual(within(1e-3, "three digits are printed"), {
    name: "stated",
    size: 1e-3,
    why: "three digits are printed",
  });
});

Deno.test("within() refuses sizes that allow nothing or everything, and a missing reason", () => {
  for (const size of [0, -1, NaN, Infinity]) {
    throws(() => within(size, "why not"), {
      name: "RangeError",
      message: `Expected a tolerance above 0; got ${size}`,
    });
  }
  for (const why of ["", "  "]) {
    throws(() => within(1e-3, why), {
      name: "RangeError",
      message: "Expected a reason for the tolerance; got none",
    });
  }
});

Deno.test("monteCarlo() allows four standard errors and no bias unless told", () => {
  const plain = { name: "monteCarlo", standardErrors: 4, bias: 0, why: "four standard errors" };
  deepEqual(monteCarlo(), plain);
  deepEqual(monteCarlo({ bias: 0 }), plain);
  deepEqual(monteCarlo({ bias: 0.5, why: "bin width" }), { ...plain, bias: 0.5, why: "bin width" });
});

Deno.test("monteCarlo() refuses a senseless bias, and one without a reason", () => {
  for (const bias of [-0.1, NaN, Infinity]) {
    throws(() => monteCarlo({ bias, why: "bin width" }), {
      name: "RangeError",
      message: `Expected bias >= 0; got ${bias}`,
    });
  }
  for (const why of ["", " "]) {
    throws(() => monteCarlo({ bias: 0.1, why }), {
      name: "RangeError",
      message: "Expected a reason for the bias; got none",
    });
  }
});
