import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { point, range } from "flowbook/notebook";
import { digitsOf, printInput, printNumber } from "../../../lib/notebook/records/print.ts";

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
