import assert from "node:assert/strict";
import { exercise, yourTurn } from "flowbook/notebook";
import { EXERCISE_TYPE } from "../../../lib/notebook/records/exercise_record.ts";
import { renderOutputs } from "../../../lib/press/book/outputs/outputs.ts";
import type { MimeBundle } from "../../../lib/press/ipynb/mod.ts";
import { capture } from "../../notebook/capture.ts";
import { display } from "./fixture.ts";
import { type Dom, parse } from "./page.ts";

async function saved(yours: (t: number) => number): Promise<MimeBundle> {
  const [message] = await capture(() =>
    exercise("7.2", {
      asks: "Write $\\sigma(t)$.",
      yours,
      checks: { "ends at 0": { at: [[1]], expected: () => 0 } },
      hint: "Solve $t^2 + \\sigma^2 = 1$.",
    })
  );
  return message!.data;
}

function render(data: MimeBundle): Dom {
  const place = { notebook: "07-a.ipynb", cell: "ex" };
  const files = { folder: "figures/07-a", byPath: new Map(), troubles: [] };
  return parse(renderOutputs([display(data)], files, place).html).querySelector(".box.exercise");
}

Deno.test("an exercise that nobody has begun is a box with its task and a folded hint", async () => {
  const box = render(await saved((t) => yourTurn(t)));
  assert.ok(box.classList.contains("open"));
  assert.equal(box.getAttribute("data-exercise"), "7.2");
  assert.equal(box.querySelector("p > strong").textContent, "○ Exercise 7.2");
  assert.equal(box.querySelector("p annotation").textContent, "\\sigma(t)");
  const hint = box.querySelector("details");
  assert.equal(hint.open, false);
  assert.equal(hint.querySelector("summary").textContent, "Hint");
  assert.equal(hint.querySelector("annotation").textContent, "t^2 + \\sigma^2 = 1");
});

Deno.test("the box tells a wrong answer from a right one", async () => {
  const wrong = render(await saved((t) => t));
  assert.ok(wrong.classList.contains("wrong"));
  assert.equal(
    wrong.querySelector("li").textContent.trim(),
    "✗ ends at 0: yours(1) is 1; expected 0",
  );
  const thrown = render(
    await saved(() => {
      throw new Error("<b>$x$</b>");
    }),
  );
  assert.ok(thrown.classList.contains("wrong"));
  assert.equal(thrown.querySelector("li code").textContent, "yours(1) throws: <b>$x$</b>");
  const right = render(await saved((t) => 1 - t));
  assert.ok(right.classList.contains("right"));
  assert.equal(right.querySelectorAll("li, details").length, 0);
});

Deno.test("a broken record of an exercise stops the build with its place", async () => {
  const good = await saved((t) => t);
  const { "text/markdown": _, ...wordless } = good;
  for (
    const data of [{ ...good, [EXERCISE_TYPE]: {} }, { ...good, [EXERCISE_TYPE]: null }, wordless]
  ) {
    assert.throws(() => render(data), {
      message: '07-a.ipynb, cell "ex": Expected an exercise with its state; run the cell again',
    });
  }
});
