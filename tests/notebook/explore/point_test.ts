import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { point, range } from "flowbook/notebook";
import { namedInputs } from "../../../lib/notebook/explore/inputs.ts";
import { printInput } from "../../../lib/notebook/records/print.ts";
import { flatValue, startValues, valuesOf } from "../../../lib/notebook/records/input_values.ts";

const PLACE = { x: [0, 1], y: [-2, 4] } as const;
const named = namedInputs({
  t: range(0, 1, 3, { start: 0.5 }),
  p: point(PLACE, { start: { x: 0.25, y: -1 }, label: "place" }),
});

Deno.test("a point starts where it is told, or in the middle", () => {
  deepStrictEqual(point(PLACE), { kind: "point", ...PLACE, start: { x: 0.5, y: 1 } });
  for (const start of [{ x: 0, y: -2 }, { x: 1, y: 4 }]) { // the corners belong to it
    deepStrictEqual(point(PLACE, { start }).start, start);
  }
  deepStrictEqual(named[1], {
    name: "p",
    kind: "point",
    ...PLACE,
    start: { x: 0.25, y: -1 },
    label: "place",
  });
});

Deno.test("point() refuses a domain that is none and a start outside", () => {
  const cases: [unknown, object, string][] = [
    [{ x: [1, 0], y: [0, 1] }, {}, "Expected x of a point to go from low to high; got [1,0]"],
    [
      { x: [0, 1], y: [0, Infinity] },
      {},
      "Expected y of a point to go from low to high; got [0,Infinity]",
    ],
    [{ x: [0, 1] }, {}, "Expected y of a point to go from low to high; got [undefined]"],
    [
      PLACE,
      { start: { x: 0, y: 5 } },
      "Expected a point to start in [0,1] × [-2,4]; got (0, 5)",
    ],
    [
      PLACE,
      { start: { x: NaN, y: 0 } },
      "Expected a point to start in [0,1] × [-2,4]; got (NaN, 0)",
    ],
  ];
  for (const [domain, options, message] of cases) {
    throws(() => point(domain as typeof PLACE, options), { name: "RangeError", message });
  }
});

Deno.test("inputs become plain numbers and come back", () => {
  const flat = startValues(named);
  deepStrictEqual(flat, { t: 0.5, "p.x": 0.25, "p.y": -1 });
  deepStrictEqual(valuesOf(named, flat), { t: 0.5, p: { x: 0.25, y: -1 } });
  deepStrictEqual(flatValue("p", { x: 1, y: 2 }), { "p.x": 1, "p.y": 2 });
  for (
    const [broken, message] of [
      [{ t: 0.5, "p.x": 0 }, 'Expected a number for input "p.y"; got undefined'],
      [{ ...flat, t: NaN }, 'Expected a number for input "t"; got NaN'],
    ] as const
  ) {
    throws(() => valuesOf(named, broken as typeof flat), { name: "RangeError", message });
  }
});

Deno.test("where a point stands is printed as a pair", () => {
  strictEqual(printInput(named[1]!, { x: 0.123456, y: -1 }), "place = (0.12346, −1)");
});
