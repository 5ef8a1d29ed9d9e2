import { deepStrictEqual, throws } from "node:assert/strict";
import { type Figure, lines } from "flowbook/figures";

const words = { caption: "The curve rises.", description: "A line from 0 to 1, always below 2." };

function drawn(asserted: { [words: string]: boolean }): Figure {
  const series = [{ name: "y", x: [0, 1], y: [0, 1] }];
  return lines({ series, x: "x", y: "y", ...words, asserted });
}

Deno.test("words that hold leave no trace in the figure", () => {
  const series = [{ name: "y", x: [0, 1], y: [0, 1] }];
  const plain = lines({ series, x: "x", y: "y", ...words });
  deepStrictEqual(drawn({ "rises": true, "always below 2": true }), plain);
  deepStrictEqual(Object.keys(plain).sort(), ["caption", "data", "description", "layout"]);
});

Deno.test("words that do not hold of what is drawn are refused", () => {
  throws(() => drawn({ "rises": true, "always below 2": false }), {
    name: "RangeError",
    message: 'Expected "always below 2" to hold of what is drawn; it does not',
  });
});

Deno.test("words that nobody reads are refused, and truths that are none", () => {
  for (const absent of ["falls", "Rises", "1.5", ""]) {
    throws(() => drawn({ [absent]: true }), {
      name: "RangeError",
      message: `Expected "${absent}" in the caption or the description; it is in none`,
    });
  }
  throws(() => drawn({ "rises": undefined as unknown as boolean }), {
    name: "TypeError",
    message: 'Expected true or false for "rises"; got undefined',
  });
});
