import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { point, range } from "flowbook/notebook";
import { namedInputs } from "../../../../lib/notebook/explore/inputs.ts";
import {
  frameAt,
  possibleValues,
  printValues,
  readInputs,
} from "../../../../lib/press/page/figures/inputs.ts";

const inputs = namedInputs({
  t: range(0, 1, 5, { start: 0.25, label: "time t" }),
  s: range(1, 3, 3),
  p: point({ x: [0, 1], y: [-1, 1] }, { start: { x: 0.5, y: 0 } }),
});
const start = { t: 0.25, s: 1, "p.x": 0.5, "p.y": 0 };

Deno.test("inputs of every kind are read, with the key of the living picture", () => {
  const saved = JSON.parse(JSON.stringify({ inputs, stills: [], live: "picture-1" }));
  deepStrictEqual(readInputs(saved), { inputs: saved.inputs, live: "picture-1" });
  strictEqual(readInputs({ inputs })!.live, undefined);
});

Deno.test("what no explore writes is no set of inputs", () => {
  const [t, s, p] = inputs;
  const broken = [
    undefined,
    null,
    [],
    {},
    { inputs: [] },
    { inputs: {} },
    { inputs: [p, t] },
    { inputs: [t, { ...s, values: [] }] },
    { inputs: [t, { ...s, values: [1, null] }] },
    { inputs: [{ ...t, start: "0" }] },
    { inputs: [{ ...t, kind: "dial" }] },
    { inputs: [t, { ...p, start: 3 }] },
    { inputs: [t, { ...p, x: [0, "1"] }] },
  ];
  for (const value of broken) strictEqual(readInputs(value), undefined);
});

Deno.test("a film brings its seconds and the words of its frames, or is no film", () => {
  const [t, ...others] = namedInputs({ t: range(0, 1, 3, { play: 6 }) });
  const descriptions = ["a", "b", "c"];
  const saved = JSON.parse(JSON.stringify({ inputs: [t, ...others], descriptions }));
  deepStrictEqual(readInputs(saved), saved);
  for (const wrong of [["a", "b"], ["a", "b", 3], "abc", null]) {
    deepStrictEqual(readInputs({ ...saved, descriptions: wrong }), { inputs: saved.inputs });
  }
  for (const play of [0, -1, "6", null, NaN, Infinity]) {
    strictEqual(readInputs({ inputs: [{ ...t, play }] }), undefined);
  }
});

Deno.test("values of a link become the nearest possible ones", () => {
  deepStrictEqual(possibleValues(inputs, undefined), start);
  deepStrictEqual(possibleValues(inputs, { t: 0.9, "p.x": 7, "p.y": -0.123, other: 3 }), {
    t: 1,
    s: 1,
    "p.x": 1,
    "p.y": -0.123,
  });
  deepStrictEqual(possibleValues(inputs, { t: NaN, s: Infinity }), start);
});

Deno.test("only the first input has frames, and only while the others stand at their start", () => {
  strictEqual(frameAt(inputs, start), 1);
  strictEqual(frameAt(inputs, { ...start, t: 1 }), 4);
  strictEqual(frameAt(inputs, { ...start, t: 0.3 }), undefined);
  strictEqual(frameAt(inputs, { ...start, s: 2 }), undefined);
  strictEqual(frameAt(inputs, { ...start, "p.y": 0.01 }), undefined);
});

Deno.test("all inputs are told in words", () => {
  strictEqual(printValues(inputs, start), "time t = 0.25, s = 1, p = (0.5, 0)");
});
