import { deepStrictEqual } from "node:assert/strict";
import type { Figure } from "flowbook/figures";
import { EXACT64 } from "flowbook/judge";
import { judgeClaim } from "../../../../lib/notebook/claims/claim.ts";
import { judgeDerivation } from "../../../../lib/notebook/claims/derivation.ts";
import type { Check, Control } from "flowbook/notebook";
import {
  comparisonsOf,
  plantableIds,
  undrawnOf,
} from "../../../../lib/press/page/claims/comparisons.ts";
import { picture, sides, slip } from "../../../notebook/claims/thirds.ts";

const control: Control = slip;
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
    routes: { left: "first route", right: "second route" },
    left: [1],
    right: [1],
    wrong: [0.666666666667],
    miss: 0.333,
    measure: "absolute",
    allowed: 1e-10,
    bound: undefined,
  }]);
  const below = { left: sides.left, atMost: 0.5, control: { ...control, value: () => 3 } };
  const [bounded] = comparisonsOf([await claim({ below })]);
  deepStrictEqual(bounded?.bound, "at most");
  deepStrictEqual(bounded?.routes, { left: "measured", right: "bound" });
  deepStrictEqual(comparisonsOf([await planting(() => claim(checks))]), saved);
});

Deno.test("the routes are called what the claim calls them, and a drawn mistake is handed on", async () => {
  const routes = { left: "added up", right: "cosine of nothing" };
  const drawn = (): Figure => picture;
  const checks = { good: { ...sides, routes, control: { ...control, drawn } } };
  const [saved] = comparisonsOf([await claim(checks)]);
  deepStrictEqual([saved?.routes, saved?.drawn], [routes, undefined]);
  const [made] = comparisonsOf([await planting(() => claim(checks))]);
  deepStrictEqual(made, { ...saved, drawn: picture });
});

Deno.test("a mistake that one check has drawn needs no dots in another", async () => {
  const drawn = { ...sides, control: { ...control, drawn: () => picture } };
  const other = { ...sides, control: { mistake: "another", value: () => 5 } };
  const same = { left: sides.left, atMost: 2, control: { ...control, value: () => 7 } };
  const made = comparisonsOf([await planting(() => claim({ drawn, same, other }))]);
  deepStrictEqual(made.map(({ name }) => name), ["drawn", "same", "other"]);
  deepStrictEqual(undrawnOf(made).map(({ name }) => name), ["other"]);
  const saved = comparisonsOf([await claim({ drawn, other })]);
  deepStrictEqual(undrawnOf(saved), saved);
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
