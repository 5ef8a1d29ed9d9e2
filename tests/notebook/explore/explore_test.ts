import { deepStrictEqual, notDeepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { type Figure, lines } from "flowbook/figures";
import { explore, type Inputs, range } from "flowbook/notebook";
import { EXPLORE_TYPE } from "../../../lib/notebook/records/explore_record.ts";
import { AXES, type Drawn } from "../../figures/words.ts";
import { captureConsole } from "../capture.ts";
import { bundle, columns, curves, SLIDER } from "./pictures.ts";

const saved = await bundle({ t: SLIDER }, ({ t }) => curves(t));

Deno.test("explore() sends a figure with a slider, its stills, words and a record", () => {
  const { [EXPLORE_TYPE]: record, ...data } = saved;
  deepStrictEqual(Object.keys(data).sort(), [
    "application/vnd.plotly.v1+json",
    "image/svg+xml",
    "text/plain",
  ]);
  deepStrictEqual(Object.keys(data["application/vnd.plotly.v1+json"]).sort(), [
    "data",
    "frames",
    "layout",
  ]);
  strictEqual(
    data["text/plain"],
    "A caption.\nt = 0.5: A bell of width 0.5.\nt = 1: A bell of width 1.\nt = 2: A bell of width 2.",
  );
  deepStrictEqual(record, {
    inputs: [{ name: "t", kind: "range", values: [0.5, 1, 1.5, 2], start: 1 }],
    title: "Two bells",
    stills: [0.5, 1, 2].map((value) => ({ value, description: `A bell of width ${value}.` })),
  });
});

Deno.test("a label stands for the name of an input", async () => {
  const data = await bundle(
    { sd: range(1, 2, 2, { label: "width σ" }) },
    ({ sd }) => curves(sd),
  );
  strictEqual(
    data["application/vnd.plotly.v1+json"].layout.sliders[0].currentvalue.prefix,
    "width σ = ",
  );
  ok(data["image/svg+xml"].includes(">width σ = 2</text>"));
});

Deno.test("other inputs stay at their start and are in the record", async () => {
  const seen: unknown[] = [];
  const inputs = { t: range(0, 1, 3), sd: range(1, 3, 30, { start: 3 }) };
  const data = await bundle(inputs, (values) => {
    seen.push(values);
    return Promise.resolve(curves(1 + values.t));
  });
  deepStrictEqual(seen, [{ t: 0, sd: 3 }, { t: 0.5, sd: 3 }, { t: 1, sd: 3 }]);
  const { inputs: [first, second] } = data[EXPLORE_TYPE];
  deepStrictEqual([first.name, first.values.length], ["t", 3]);
  deepStrictEqual([second.name, second.kind, second.values.length, second.start], [
    "sd",
    "range",
    30,
    3,
  ]);
});

Deno.test("three frames are kept as stills: the ends and the start, or the middle", async () => {
  const values = async (count: number, start: number): Promise<unknown> => {
    const input = range(1, count, count, { start });
    const data = await bundle({ n: input }, ({ n }) => columns(n));
    return data[EXPLORE_TYPE].stills.map(({ value }: Drawn) => value);
  };
  deepStrictEqual(await values(5, 1), [1, 3, 5]);
  deepStrictEqual(await values(5, 5), [1, 3, 5]);
  deepStrictEqual(await values(5, 2), [1, 2, 5]);
  deepStrictEqual(await values(4, 1), [1, 3, 4]);
  deepStrictEqual(await values(2, 1), [1, 2]);
});

Deno.test("equal pictures give equal bytes, in another process too", async () => {
  const again = await bundle({ t: SLIDER }, ({ t }) => curves(t));
  deepStrictEqual(JSON.stringify(again), JSON.stringify(saved));
  const code = `import { lines } from "flowbook/figures";
    import { explore, range } from "flowbook/notebook";
    import { setReceiver } from "./lib/notebook/display.ts";
    setReceiver((message) => console.log(JSON.stringify(message.data)));
    await explore({ t: range(1, 2, 2) }, ({ t }) => lines({ series: [{ name: "y", x: [0, 1],
      y: [0, t] }], x: "x", y: "y", caption: "c", description: "d" }));`;
  const cwd = new URL("../../../", import.meta.url);
  const command = new Deno.Command(Deno.execPath(), { args: ["eval", code], cwd });
  const { stdout } = await command.output();
  const words = { x: "x", y: "y", caption: "c", description: "d" };
  const here = await bundle(
    { t: range(1, 2, 2) },
    ({ t }) => lines({ series: [{ name: "y", x: [0, 1], y: [0, t] }], ...words }),
  );
  strictEqual(new TextDecoder().decode(stdout), JSON.stringify(here) + "\n");
});

Deno.test("on a console explore() prints the words alone", async () => {
  const printed = await captureConsole(() => explore({ t: SLIDER }, ({ t }) => columns(t)));
  deepStrictEqual(printed, ["A caption.\nA description."]);
});

Deno.test("explore() refuses pictures that cannot be the frames of one film", async () => {
  const t = range(1, 2, 2), many = range(0, 1, 21);
  const spread = Array.from({ length: 20_000 }, (_, i) => Math.sin(i));
  const huge = (t: number): Figure =>
    lines({ ...AXES, series: [{ name: "y", x: spread, y: spread.map((x) => x + t) }] });
  const worded = (t: number): Figure => ({ ...curves(t), caption: `Caption ${t}.` });
  const ragged = (t: number): Figure =>
    t === 1 ? curves(t) : { ...curves(t), data: curves(t).data.slice(1) };
  const broken = (t: number): Figure => {
    const { data: [first], ...rest } = curves(t);
    return { ...rest, data: [{ ...first, y: [NaN] }] };
  };
  const cases: [Inputs, unknown, string, string][] = [
    [{ t }, undefined, "TypeError", "Expected a function that draws the figure; got undefined"],
    [{ t }, () => undefined, "TypeError", "Expected a figure at t = 1; got undefined"],
    [{ t }, () => "words", "TypeError", "Expected a figure at t = 1; got string"],
    [
      { t },
      ({ t }: { t: number }) => ragged(t),
      "TypeError",
      "Expected the same traces in all frames, scatter, scatter; got scatter at t = 2",
    ],
    [
      { t },
      ({ t }: { t: number }) => worded(t),
      "TypeError",
      'Expected one caption for all frames; got "Caption 2." at t = 2',
    ],
    [
      { t },
      () => curves(1),
      "RangeError",
      'Expected a picture that depends on "t"; got one that does not',
    ],
    [
      { t },
      ({ t }: { t: number }) => broken(t),
      "RangeError",
      "Expected a number at trace 0.y[0]; got NaN",
    ],
    [{ t: range(0, 1, 22) }, curves, "RangeError", 'Expected at most 21 values of "t"; got 22'],
  ];
  for (const [inputs, draw, name, message] of cases) {
    await rejects(explore(inputs, draw as () => Figure), { name, message });
  }
  await rejects(explore({ t: many }, ({ t }) => huge(t)), (error: Error) => {
    strictEqual(error.name, "RangeError");
    ok(/^Expected at most 2000000 characters of JSON in 21 frames; got \d+$/.test(error.message));
    return true;
  });
});

Deno.test("an error of the drawing reaches the author unchanged", async () => {
  const mine = new Error("mine");
  await rejects(
    explore({ t: SLIDER }, () => {
      throw mine;
    }),
    (error) => error === mine,
  );
});

Deno.test("another value gives another still", async () => {
  const one = await bundle({ t: range(1, 2, 2) }, ({ t }) => columns(t));
  const other = await bundle({ t: range(1, 3, 2) }, ({ t }) => columns(t));
  notDeepStrictEqual(one["image/svg+xml"], other["image/svg+xml"]);
});
