import assert from "node:assert/strict";
import { heightAt, percentOf, ticksOf } from "../../../../lib/press/page/predictions/plot_scale.ts";

Deno.test("axes are written with few round numbers", () => {
  assert.deepEqual(ticksOf([-0.05, 0.47]), [0, 0.1, 0.2, 0.3, 0.4]);
  assert.deepEqual(ticksOf([-3, 3]), [-2, 0, 2]);
  assert.deepEqual(ticksOf([0, 1]), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  for (const range of [[0, 7e-5], [-1e4, 3e4], [0.1, 0.11], [2, 11]] as const) {
    const ticks = ticksOf(range);
    assert.ok(ticks.length >= 3 && ticks.length <= 7, `${range}: ${ticks}`);
    assert.ok(ticks.every((tick) => tick >= range[0] - 1e-9 && tick <= range[1] + 1e-9));
  }
});

Deno.test("a curve of straight pieces has a height everywhere", () => {
  const curve = { x: [0, 1, 3], y: [0, 2, -2] };
  assert.deepEqual([-1, 0, 0.5, 1, 2, 3, 4].map((place) => heightAt(curve, place)), [
    0,
    0,
    1,
    2,
    0,
    -2,
    -2,
  ]);
  assert.equal(percentOf([-1, 3], 0), 25);
});
