import { deepStrictEqual, throws } from "node:assert/strict";
import { drawnPoints } from "flowbook/notebook";

Deno.test("drawn points are pairs with white space between them", () => {
  deepStrictEqual(drawnPoints("\n-3,3 0.25,-1.5\n0,0\n"), { x: [-3, 0.25, 0], y: [3, -1.5, 0] });
});

Deno.test("what is no point of the square is refused", () => {
  for (
    const [text, name, message] of [
      ["  ", "RangeError", "Expected at least 1 point; got none"],
      ["1,2 3", "TypeError", "Expected points such as 0.5,-1; got 3"],
      ["1,2,3", "TypeError", "Expected points such as 0.5,-1; got 1,2,3"],
      ["1,NaN", "TypeError", "Expected points such as 0.5,-1; got 1,NaN"],
      ["1,-3.01", "RangeError", "Expected points of [-3, 3]^2; got 1,-3.01"],
    ] as const
  ) throws(() => drawnPoints(text), { name, message });
  throws(() => drawnPoints([[1, 2]] as unknown as string), {
    name: "TypeError",
    message: "Expected points as text; got object",
  });
});
