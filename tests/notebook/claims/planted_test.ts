import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { EXACT64, monteCarlo } from "flowbook/judge";
import { judgeClaim } from "../../../lib/notebook/claims/claim.ts";
import { judgeDerivation } from "../../../lib/notebook/claims/derivation.ts";
import { type Check, claim, derivation } from "flowbook/notebook";
import { makeMistake } from "../../../lib/notebook/claims/planted.ts";
import { capture } from "../capture.ts";

const PLANTED = Symbol.for("flowbook.planted");
const slot = globalThis as { [PLANTED]?: unknown };

async function planting<T>(ids: unknown, run: () => Promise<T>): Promise<T> {
  slot[PLANTED] = ids;
  try {
    return await run();
  } finally {
    delete slot[PLANTED];
  }
}

const third = 1 / 3;
const good: Check = {
  left: () => third + third + third,
  right: () => Math.cos(0),
  within: EXACT64,
  control: { mistake: "a third forgotten", value: () => third + third },
};
const plain: Check = { left: good.left, right: good.right, within: EXACT64 };
const statement = { says: "thirds add up", checks: { good, plain } };

Deno.test("a planted claim has the mistake in the place of the left side and fails", async () => {
  const honest = await judgeClaim("S0.10", statement);
  const record = await planting(new Set(["S0.10"]), () => judgeClaim("S0.10", statement));
  deepStrictEqual([record.verdict, record.planted], ["fails", true]);
  deepStrictEqual(record.checks, [
    {
      ...honest.checks[0],
      left: 0.666666666667,
      honest: 1,
      error: 0.333,
      verdict: "fails",
      reason: "mistake made on purpose: a third forgotten",
    },
    honest.checks[1], // nothing to plant here
  ]);
});

Deno.test("only the claim that is named makes its mistake, and only while it is named", async () => {
  const honest = await judgeClaim("S0.10", statement);
  strictEqual("planted" in honest, false);
  for (const ids of [new Set(["S0.11"]), new Set(), ["S0.10"], undefined]) {
    deepStrictEqual(await planting(ids, () => judgeClaim("S0.10", statement)), honest);
  }
});

Deno.test("a claim without a control has no mistake to make", async () => {
  const record = await planting(
    new Set(["S0.10"]),
    () => judgeClaim("S0.10", { says: "thirds", checks: { plain } }),
  );
  deepStrictEqual([record.verdict, record.planted], ["holds", undefined]);
});

Deno.test("a Monte Carlo mistake is judged with the errors of the left side", async () => {
  const check: Check = {
    left: () => ({ value: third, standardError: 0.1, draws: 100 }),
    right: () => Math.sin(0),
    within: monteCarlo(),
    control: { mistake: "far off", value: () => 5 },
  };
  const { checks: [only] } = await planting(
    new Set(["S0.10"]),
    () => judgeClaim("S0.10", { says: "an estimate", checks: { check } }),
  );
  deepStrictEqual([only!.left, only!.verdict], [5, "fails"]);
});

Deno.test("a check that could not be computed stays as it is", () => {
  const failed = {
    ...{ name: "it", left: null, right: null, error: null, allowed: null },
    tolerance: { name: "EXACT64", why: "rounding" },
    verdict: "fails",
    reason: "left threw: no",
  } as const;
  strictEqual(makeMistake(failed), failed);
});

Deno.test("a planted claim is shown loudly, in words that say who planted it", async () => {
  const [message] = await planting(
    new Set(["S0.12"]),
    () => capture(() => claim("S0.12", statement)),
  );
  const { "text/plain": text, "text/html": html } = message!.data;
  ok((text as string).startsWith("✗ S0.12 FAILS, mistake made on purpose · thirds add up\n"));
  ok((text as string).includes("good: mistake made on purpose: a third forgotten; left 0.6666"));
  ok((html as string).includes("S0.12 fails, mistake made on purpose"));
});

const a = 0.3, b = 1.1;
const square = {
  covers: ["S0.50", "S0.51"],
  says: "the square of a sum has a mixed term",
  within: EXACT64,
  lines: [
    { tex: "(a + b)^2", value: () => (a + b) ** 2, id: "S0.50" },
    { tex: "a^2 + 2ab + b^2", value: () => a * a + 2 * a * b + b * b },
    { tex: "(a - b)^2 + 4ab", value: () => (a - b) ** 2 + 4 * a * b, id: "S0.51" },
  ],
  mistake: { tex: "a^2 + b^2", what: "mixed term forgotten", value: () => a * a + b * b },
};

Deno.test("in a planted derivation the wrong line counts, after the honest ones", async () => {
  const honest = await judgeDerivation("S0.50…S0.51", square);
  const { records } = await planting(
    new Set(["S0.51"]),
    () => judgeDerivation("S0.50…S0.51", square),
  );
  deepStrictEqual(records[0], honest.records[0]);
  const { checks, verdict, planted } = records[1]!;
  deepStrictEqual([verdict, planted], ["fails", true]);
  deepStrictEqual(checks[0], honest.records[1]!.checks[0]);
  const { name, left, right, honest: before, reason } = checks[1]!;
  deepStrictEqual({ name, left, right, before, reason }, {
    name: "planted line",
    left: 1.3,
    right: 1.96,
    before: 1.96,
    reason: "mistake made on purpose: mixed term forgotten",
  });
});

Deno.test("the table of a planted derivation marks the wrong line", async () => {
  const [table] = await planting(
    new Set(["S0.52"]),
    () =>
      capture(() =>
        derivation("S0.52", {
          ...square,
          covers: ["S0.52"],
          lines: square.lines.map((line) => ({ ...line, id: "S0.52" })),
        })
      ),
  );
  const markdown = table!.data["text/markdown"] as string;
  ok(markdown.startsWith("**✗ S0.52 FAILS** · mistake made on purpose · the square"));
  ok(markdown.endsWith(
    "|  | $a^2 + b^2$ | ✗\u00a01.3 | mistake made on purpose: mixed term forgotten, off by 0.34 |",
  ));
});
