import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { point, range } from "flowbook/notebook";
import { AT_MOST, EXACT64, monteCarlo, within } from "flowbook/judge";
import type { CheckRecord } from "../../../lib/notebook/records/claim_record.ts";
import {
  digitsOf,
  printError,
  printInput,
  printMiss,
  printNumber,
  printSide,
} from "../../../lib/notebook/records/print.ts";

Deno.test("a number has five significant digits, a whole one all of its own", () => {
  const printed = [1 / 3, -2e-10 / 3, 123456, 1234567.5, 131072, 2 ** 53 - 1, -0].map((value) =>
    printNumber(value)
  );
  deepStrictEqual(printed, [
    ...["0.33333", "-6.6667e-11", "123456", "1234600", "131072", "9007199254740991", "0"],
  ]);
});

Deno.test("numbers beside each other have as many digits as tell them apart", () => {
  strictEqual(digitsOf([1 / 3, 2]), 5);
  strictEqual(digitsOf([455123.4, 455124.9]), 6);
  strictEqual(digitsOf([1.000001, 1.000002]), 7);
  strictEqual(digitsOf([0.1 + 0.2, 0.3]), 5); // they differ by rounding
  strictEqual(digitsOf([1e6, 1e6 + 1]), 5);
});

Deno.test("inputs far from zero say where they stand", () => {
  const slider = { name: "year", ...range(2020, 2021, 21) };
  const said = slider.values.map((value) => printInput(slider, value));
  strictEqual(new Set(said).size, 21);
  deepStrictEqual(said.slice(0, 2), ["year = 2020", "year = 2020.05"]);
  const place = { name: "start", ...point({ x: [1e6, 1e6 + 1], y: [-1, 1] }) };
  strictEqual(printInput(place, place.start), "start = (1000000.5, 0)");
});

/** A check with what printing asks for. */
function checkOf(numbers: Partial<CheckRecord>): CheckRecord {
  const { name, why } = EXACT64;
  return {
    ...{ name: "it", left: 1, right: 1, error: 0, allowed: 1e-10, verdict: "holds" },
    tolerance: { name, why },
    ...numbers,
  };
}

Deno.test("sides are shown to a tenth of what they may be off by", () => {
  strictEqual(printSide(0.123456789012, checkOf({})), "0.12345678901");
  strictEqual(printSide(6e-12, checkOf({})), printSide(7e-12, checkOf({}))); // rounding, and no more
  const relative = checkOf({ right: [1, 2000], tolerance: within(1e-3, "any"), allowed: 1e-3 });
  strictEqual(printSide([1.23456, 1999.98765], relative), "[1.2346, 2000]");
  const averages = checkOf({
    right: [1, 1],
    tolerance: monteCarlo(),
    allowed: 1,
    spread: [1, 1e-3],
  });
  strictEqual(printSide([1.23456, 1.23456], averages), "[1.2, 1.2346]");
  strictEqual(printSide(1.23456, checkOf({ tolerance: monteCarlo(), allowed: 0.02 })), "1.235");
  const bound = checkOf({ right: 20, tolerance: AT_MOST, allowed: 1e-10 });
  strictEqual(printSide(17.123456, bound), "17.123");
  strictEqual(printSide([null, 1], checkOf({ allowed: null })), "[not a number, 1]");
  strictEqual(printSide(Array(8).fill(1), checkOf({})), "[1, 1, 1, 1, 1, 1, … 8 entries]");
});

Deno.test("errors are shown to a tenth of what is allowed, misses to two digits", () => {
  const said = [0, 0.9e-11, 1.1e-11, 3.46e-11, 1.23e-9, null].map((error) =>
    printError(checkOf({ error }))
  );
  deepStrictEqual(said, [
    ...["< 1e-11", "< 1e-11", "1e-11", "3e-11", "1.23e-9", "none: not comparable"],
  ]);
  const bound = { tolerance: AT_MOST };
  strictEqual(printError(checkOf({ ...bound, error: 0 })), "none");
  strictEqual(printError(checkOf({ ...bound, error: 0.5 })), "0.5 beyond");
  deepStrictEqual([0.0842, null].map((miss) => printMiss({ miss })), ["0.084", "?"]);
});
