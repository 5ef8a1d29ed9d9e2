import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { lines } from "flowbook/figures";
import { show } from "flowbook/notebook";
import { capture, captureConsole } from "./capture.ts";

const figure = lines({
  series: [{ name: "y", x: [0, 1], y: [0, 1] }],
  x: "x",
  y: "y",
  caption: "A line rises.",
  description: "A straight line from (0, 0) to (1, 1).",
});

Deno.test("show() sends a figure as Plotly JSON, as an image and in words", async () => {
  const [message] = await capture(() => show(figure));
  const { data } = message!;
  deepStrictEqual(Object.keys(data).sort(), [
    "application/vnd.plotly.v1+json",
    "image/svg+xml",
    "text/plain",
  ]);
  deepStrictEqual(data["application/vnd.plotly.v1+json"], {
    data: figure.data,
    layout: figure.layout,
  });
  ok((data["image/svg+xml"] as string).startsWith("<svg "));
  strictEqual(data["text/plain"], "A line rises.\nA straight line from (0, 0) to (1, 1).");
});

Deno.test("show() sends a text as text", async () => {
  deepStrictEqual(await capture(() => show("A text.")), [
    { kind: "new", data: { "text/plain": "A text." } },
  ]);
});

Deno.test("show() sends a table in HTML and as aligned text", async () => {
  const table = {
    columns: ["a<b", "error"],
    rows: [["<x>", 1 / 3], ["y", 2e-10]],
    caption: "T & T",
  };
  const [message] = await capture(() => show(table));
  strictEqual(message!.data["text/plain"], "T & T\na<b    error\n<x>  0.33333\ny      2e-10");
  const html = message!.data["text/html"] as string;
  ok(html.includes("&lt;x&gt;") && html.includes("a&lt;b") && html.includes("T &amp; T"));
  ok(!/<x>|a<b|<script/.test(html));
});

Deno.test("a table prints whole numbers in full and tells those of a column apart", async () => {
  const columns = ["steps", "easting", "share"];
  const rows = [[123456, 455123.4, 1 / 3], [1048576, 455124.9, 2]];
  const [message] = await capture(() => show({ columns, rows, caption: "T" }));
  strictEqual(
    message!.data["text/plain"],
    "T\n  steps  easting    share\n 123456   455123  0.33333\n1048576   455125        2",
  );
});

Deno.test("on a console show() prints the words alone", async () => {
  const printed = await captureConsole(() => show(figure));
  deepStrictEqual(printed, ["A line rises.\nA straight line from (0, 0) to (1, 1)."]);
});

Deno.test("show() refuses what it cannot show", async () => {
  const table = { columns: ["a", "b"], rows: [[1, 2]], caption: "T" };
  const cases: [unknown, string, string | RegExp][] = [
    [" ", "TypeError", "Expected a text to show; got an empty one"],
    [3, "TypeError", "Expected a figure, a table or a text; got number"],
    [{}, "TypeError", "Expected a figure, a table or a text; got object"],
    [{ data: 3, layout: {} }, "TypeError", "Expected a list of traces as data; got number"],
    [
      { ...figure, data: [{ x: [1] }, 2] },
      "TypeError",
      /^Expected a list of traces as data; got a l/,
    ],
    [{ ...figure, layout: null }, "TypeError", "Expected a layout; got object"],
    [{ ...figure, caption: undefined }, "TypeError", "Expected a caption; got undefined"],
    [{ ...figure, description: " " }, "TypeError", "Expected a description; got an empty text"],
    [
      { ...figure, data: Array(500).fill({ x: [1] }) },
      "RangeError",
      "Expected at most 60 traces; got 500",
    ],
    [
      { ...figure, data: Array(60).fill({ x: [1], y: Array(2000).fill(1) }) },
      "RangeError",
      "Expected at most 100000 points; got 120000",
    ],
    [
      { ...figure, data: [{ z: Array(400).fill(Array(300).fill(1)) }] },
      "RangeError",
      "Expected at most 100000 points; got 120000",
    ],
    [
      { ...figure, data: [{ text: ["x".repeat(2_000_000)] }] },
      "RangeError",
      /^Expected at most 2000000 characters of JSON; got 2000\d\d\d$/,
    ],
    [{ ...table, caption: "" }, "TypeError", "Expected a caption for the table; got none"],
    [{ ...table, rows: [[1]] }, "TypeError", "Expected 2 cells in row 0; got 1"],
    [
      { ...table, rows: [[1, NaN]] },
      "RangeError",
      'Expected a number in row 0, column "b"; got NaN',
    ],
    [
      { ...table, rows: [[1, true]] },
      "TypeError",
      'Expected words or a number in row 0, column "b"; got boolean',
    ],
  ];
  for (const [value, name, message] of cases) {
    await rejects(show(value as string), { name, message });
  }
});
