import { deepStrictEqual } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { judgeClaim } from "../../../../lib/notebook/claims/claim.ts";
import { judgeDerivation } from "../../../../lib/notebook/claims/derivation.ts";
import type { Check } from "flowbook/notebook";
import { comparisonsOf, plantableIds } from "../../../../lib/press/page/claims/comparisons.ts";

const third = 1 / 3;
const sides = { left: () => third + third + third, right: () => Math.cos(0), within: EXACT64 };
const control: Check["control"] = { mistake: "a third forgotten", value: () => third + third };
const claim = (checks: { readonly [name: string]: Check }): ReturnType<typeof judgeClaim> =>
  judgeClaim("S0.10", { says: "thirds add up", checks });

async function planting<T>(run: () => Promise<T>): Promise<T> {
  const slot = globalThis as { [planted: symbol]: unknown };
  const name = Symbol.for("flowbook.planted");
  slot[name] = new Set(["S0.10", "S0.60"]);
  try {
    return await run();
  } finally {
    delete slot[name];
  }
}

Deno.test("saved and planted records of a claim give the same comparison", async () => {
  const checks = { good: { ...sides, control }, plain: sides };
  const saved = comparisonsOf([await claim(checks)]);
  deepStrictEqual(saved, [{
    id: "S0.10",
    name: "good",
    mistake: "a third forgotten",
    left: [1],
    right: [1],
    wrong: [0.666666666667],
    miss: 0.333,
    allowed: 1e-10,
    bound: undefined,
  }]);
  const below = { left: sides.left, atMost: 0.5, control: { ...control, value: () => 3 } };
  deepStrictEqual(comparisonsOf([await claim({ below })])[0]?.bound, "at most");
  deepStrictEqual(comparisonsOf([await planting(() => claim(checks))]), saved);
});

Deno.test("claims without a control have nothing to make", async () => {
  deepStrictEqual(plantableIds([await claim({ plain: sides })]), []);
  deepStrictEqual(comparisonsOf([await claim({ plain: sides })]), []);
  deepStrictEqual(plantableIds([await claim({ good: { ...sides, control } })]), ["S0.10"]);
});

Deno.test("the lines of a proof share their mistake, and its claims are made together", async () => {
  const a = 0.3, b = 1.1;
  const { records } = await judgeDerivation("S0.60…S0.61", {
    covers: ["S0.60", "S0.61"],
    says: "a square",
    within: EXACT64,
    lines: [
      { tex: "1", value: () => (a + b) ** 2, id: "S0.60" },
      { tex: "2", value: () => a * a + 2 * a * b + b * b },
      { tex: "3", value: () => (a - b) ** 2 + 4 * a * b, id: "S0.61" },
    ],
    mistake: { tex: "4", what: "mixed term forgotten", value: () => a * a + b * b },
  });
  deepStrictEqual(
    comparisonsOf(records).map(({ id, mistake, wrong }) => ({ id, mistake, wrong })),
    [{ id: "S0.61", mistake: "mixed term forgotten", wrong: [1.3] }],
  );
  deepStrictEqual(plantableIds(records), ["S0.60", "S0.61"]);
});
