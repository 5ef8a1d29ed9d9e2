import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { setReceiver } from "../../lib/notebook/display.ts";
import { type Figure, lossCurve } from "flowbook/figures";
import { progress } from "flowbook/notebook";
import { capture, captureConsole } from "./capture.ts";

Deno.test("progress() is one output: it begins, changes and stays", async () => {
  const messages = await capture(async () => {
    const bar = progress("training");
    bar.update({ step: 500, steps: 1500, loss: 1 / 3 });
    await bar.done("1500 steps, loss 0.3");
  });
  deepStrictEqual(messages.map(({ kind, data }) => [kind, data["text/plain"]]), [
    ["new", "training: begins"],
    ["update", "training: step 500 of 1500, loss 0.33333"],
    ["final", "training: 1500 steps, loss 0.3"],
  ]);
  strictEqual(new Set(messages.map(({ id }) => id)).size, 1);
});

Deno.test("update() tells of the last step, however soon it comes", async () => {
  const messages = await capture(async () => {
    const bar = progress("counting");
    for (let step = 1; step <= 9; step++) bar.update({ step, steps: 9 });
    await new Promise((resolve) => setTimeout(resolve)); // it is told after the others
  });
  deepStrictEqual(messages.slice(1).map(({ data }) => data["text/plain"]), [
    "counting: step 1 of 9",
    "counting: step 9 of 9",
  ]);
});

Deno.test("the last word waits for reports that are on their way", async () => {
  const arrived: string[] = [];
  const before = setReceiver(async ({ kind }) => {
    if (kind === "update") await new Promise((resolve) => setTimeout(resolve, 30));
    arrived.push(kind);
  });
  try {
    const bar = progress("training");
    bar.update("nearly there");
    await bar.done("ended");
  } finally {
    setReceiver(before);
  }
  deepStrictEqual(arrived, ["new", "update", "final"]);
});

Deno.test("two bars do not write over each other", async () => {
  const messages = await capture(() => {
    progress("one");
    progress("two");
  });
  ok(messages[0]!.id !== messages[1]!.id);
});

Deno.test("update() works in a loop without await and sends at most ten times a second", async () => {
  const messages = await capture(() => {
    const bar = progress("counting");
    const start = performance.now();
    for (let step = 1; performance.now() - start < 250; step++) bar.update({ step, steps: 1e9 });
  });
  const updates = messages.filter(({ kind }) => kind === "update").length;
  ok(updates >= 1 && updates <= 3, `${updates}`); // at 0, 100 and 200 ms
});

const curve = (): Figure =>
  lossCurve({
    series: [{ name: "a run", losses: [2, 1] }],
    caption: "So far.",
    description: "It falls.",
  });

Deno.test("update() shows what it looks like by now, and the last step leaves words alone", async () => {
  let drawn = 0;
  const messages = await capture(async () => {
    const bar = progress("training");
    for (let step = 1; step <= 9; step++) {
      bar.update({ step, steps: 9 }, () => {
        drawn++;
        return curve();
      });
    }
    await bar.done("9 steps");
  });
  strictEqual(drawn, 1); // the others come within half a second
  const { data, layout } = curve();
  deepStrictEqual(messages.slice(1).map(({ data }) => data), [
    {
      "application/vnd.plotly.v1+json": { data, layout },
      "text/plain": "training: step 1 of 9. So far.\nIt falls.",
    },
    { "text/plain": "training: step 9 of 9" },
    { "text/plain": "training: 9 steps" },
  ]);
});

Deno.test("a picture comes half a second after the one before", async () => {
  let drawn = 0;
  await capture(() => {
    const bar = progress("training"), start = performance.now();
    for (let step = 1; performance.now() - start < 700; step++) {
      bar.update({ step, steps: 1e9 }, () => {
        drawn++;
        return curve();
      });
    }
  });
  strictEqual(drawn, 2); // at 0 and 500 ms
});

Deno.test("where nothing is drawn no picture is made", async () => {
  await captureConsole(async () => {
    const bar = progress("training");
    bar.update("half way", () => {
      throw new Error("was drawn");
    });
    await bar.done("ended");
  });
});

Deno.test("on a console only the last word is printed", async () => {
  const printed = await captureConsole(async () => {
    const bar = progress("training");
    bar.update("half way");
    await bar.done("ended");
  });
  deepStrictEqual(printed, ["training: ended"]);
});

Deno.test("progress() demands a label", () => {
  throws(() => progress(" "), {
    name: "TypeError",
    message: "Expected a label for the progress; got none",
  });
});
