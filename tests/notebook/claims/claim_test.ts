import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { EXACT64, monteCarlo, within } from "flowbook/judge";
import { judgeClaim } from "../../../lib/notebook/claims/claim.ts";
import { type Check, claim, type Equality, streamFor } from "flowbook/notebook";
import {
  type CheckRecord,
  CLAIM_TYPE,
  type ClaimRecord,
} from "../../../lib/notebook/records/claim_record.ts";
import { capture } from "../capture.ts";

const third = 1 / 3;
const good: Equality = {
  left: () => third + third + third,
  right: () => Math.cos(0),
  within: EXACT64,
  control: { mistake: "a third forgotten", value: () => third + third },
};

async function judged(change: Partial<Equality>): Promise<CheckRecord> {
  const { checks } = await judgeClaim("S0.10", {
    says: "a test",
    checks: { it: { ...good, ...change } },
  });
  return checks[0]!;
}

Deno.test("a claim holds when its sides agree and the planted mistake misses", async () => {
  deepStrictEqual(
    await judgeClaim("S0.10", { covers: ["S0.11"], says: "a test", checks: { it: good } }),
    {
      id: "S0.10",
      covers: ["S0.11"],
      says: "a test",
      verdict: "holds",
      checks: [{
        name: "it",
        left: 1,
        right: 1,
        error: 0,
        allowed: 1e-10,
        tolerance: { name: "EXACT64", why: "float64 rounding" },
        control: {
          mistake: "a third forgotten",
          value: 0.666666666667, // a hundredth of the tolerance is 1e-12
          miss: 0.333,
          required: 1e-9,
        },
        verdict: "holds",
      }],
    },
  );
});

Deno.test("a claim fails when one of its checks does", async () => {
  const checks = { good, bad: { ...good, right: () => Math.sin(0) } };
  const record = await judgeClaim("S0.10", { says: "a test", checks });
  deepStrictEqual(record.checks.map(({ verdict }) => verdict), ["holds", "fails"]);
  strictEqual(record.verdict, "fails");
  strictEqual(record.checks[1]!.reason, "left and right differ");
});

Deno.test("a planted mistake must miss by ten tolerances", async () => {
  const tolerance = within(2 ** -10, "a power of two has no rounding");
  const control = (times: number): Check["control"] => ({
    mistake: "too much",
    value: () => Math.cos(0) + times * 2 ** -10,
  });
  strictEqual((await judged({ within: tolerance, control: control(10)! })).verdict, "holds");
  const close = await judged({ within: tolerance, control: control(9.99)! });
  strictEqual(close.verdict, "unseen");
  strictEqual(close.reason, "the planted mistake misses by less than 10 times what is allowed");
  deepStrictEqual([close.control!.miss, close.control!.required], [0.00976, 0.00977]);
});

Deno.test("where the mistake is no mistake on these data the claim is grey, unless a side fails", async () => {
  const near = { ...good, control: { mistake: "no mistake", value: () => third + 2 * third } };
  const bad = { ...good, right: () => Math.sin(0) };
  const grey = await judgeClaim("S0.10", { says: "a test", checks: { good, near } });
  deepStrictEqual(grey.checks.map(({ verdict }) => verdict), ["holds", "unseen"]);
  strictEqual(grey.verdict, "unseen");
  strictEqual(
    (await judgeClaim("S0.10", { says: "a test", checks: { near, bad } })).verdict,
    "fails",
  );
  const constant = await judged({ left: () => 1, control: near.control });
  deepStrictEqual([constant.verdict, constant.reason], ["fails", "left is a constant"]);
  const [message] = await capture(() => claim("S0.29", { says: "thirds", checks: { near } }));
  strictEqual(
    message!.data["text/plain"],
    "○ S0.29 · thirds · the planted mistake cannot be seen on these data",
  );
  ok((message!.data["text/html"] as string).startsWith("<details"));
});

Deno.test("a planted mistake must miss by twice what Monte Carlo allows", async () => {
  const estimate = (value: number) => ({ value, standardError: 0.25, draws: 100 });
  const random: Partial<Equality> = {
    left: () => estimate(third),
    right: () => Math.sin(0),
    within: monteCarlo(),
  };
  const control = (value: () => number | ReturnType<typeof estimate>) => ({
    ...random,
    control: { mistake: "off", value },
  });
  // One standard error of 0.25 allows 1; a plain control counts as uncertain as the left side.
  strictEqual((await judged(control(() => 2.01))).verdict, "holds");
  strictEqual((await judged(control(() => 1.99))).verdict, "unseen");
  strictEqual((await judged(control(() => estimate(1.99)))).verdict, "unseen");
});

Deno.test("a bound shows the number, and its mistake breaks it", async () => {
  const bounded = async (check: Check): Promise<CheckRecord> =>
    (await judgeClaim("S0.10", { says: "a test", checks: { it: check } })).checks[0]!;
  const control = (value: number) => ({ mistake: "too much", value: () => value });
  deepStrictEqual(await bounded({ left: () => Math.sqrt(3), atMost: 2, control: control(2.1) }), {
    name: "it",
    left: 1.73205,
    right: 2,
    error: 0,
    allowed: 1e-10,
    tolerance: { name: "atMost", why: "may be anything below" },
    control: { mistake: "too much", value: 2.1, miss: 0.05, required: 1e-9 },
    verdict: "holds",
  });
  const reason = async (check: Check) => (await bounded(check)).reason;
  strictEqual(await reason({ left: () => Math.sqrt(5), atMost: 2 }), "left is above its bound");
  strictEqual(await reason({ left: () => Math.sqrt(3), atLeast: 2 }), "left is below its bound");
  strictEqual(await reason({ left: () => Math.sqrt(4), atMost: () => Math.cbrt(8) }), undefined);
  strictEqual(
    await reason({ left: () => [Math.sqrt(5), NaN], atLeast: () => [2, 2] }),
    "a side is not finite",
  );
  strictEqual(
    await reason({ left: () => Math.sqrt(3), atMost: 2, control: control(1.9) }),
    "the planted mistake misses by less than 10 times what is allowed",
  );
});

Deno.test("a planted mistake must be finite and of the shape of the right side", async () => {
  const planted = async (value: Check["left"]): Promise<string | undefined> =>
    (await judged({ control: { mistake: "odd", value } })).reason;
  strictEqual(await planted(() => NaN), "the planted mistake is not finite");
  strictEqual(await planted(() => -Infinity), "the planted mistake is not finite");
  strictEqual(
    await planted(() => [2]),
    "the planted mistake cannot be compared: " +
      "Expected left of the shape of right, a number; got [1]",
  );
  strictEqual(
    await planted(() => undefined as unknown as number),
    "the planted mistake cannot be compared: " +
      "Expected left to be a number, numbers or an Estimate; got undefined",
  );
});

Deno.test("NaN equals nothing", async () => {
  const record = await judged({ left: () => NaN, right: () => 0 / third * NaN });
  strictEqual(record.verdict, "fails");
  strictEqual(record.reason, "a side is not finite");
  deepStrictEqual([record.left, record.right, record.error], [null, null, null]);
});

Deno.test("a throw inside a side fails that check; the others still run", async () => {
  const thrower = () => {
    throw new RangeError("no density there");
  };
  const control = { mistake: "throws", value: thrower };
  const record = await judgeClaim("S0.10", {
    says: "a test",
    checks: {
      left: { ...good, left: thrower },
      right: { ...good, right: () => Promise.reject("gone") },
      control: { ...good, control },
      good,
    },
  });
  deepStrictEqual(record.checks.map(({ reason }) => reason), [
    "left threw: no density there",
    "right threw: gone",
    "control threw: no density there",
    undefined,
  ]);
});

Deno.test("sides of different shapes fail", async () => {
  const { reason } = await judged({ left: () => [third, third] });
  strictEqual(reason, "Expected left of the shape of right, a number; got [2]");
});

Deno.test("the same code twice, and a constant, are no comparison", async () => {
  strictEqual((await judged({ left: good.right })).reason, "both sides are the same code");
  strictEqual((await judged({ left: () => 1 })).reason, "left is a constant");
});

Deno.test("left, right and mistake run in this order, each on a stream of its own", async () => {
  const order: string[] = [], first = new Map<string, number>();
  const compute = (side: string): Check["left"] => async (stream) => {
    await Promise.resolve();
    order.push(side);
    first.set(side, stream.uniform(1)[0]!);
    return side === "control" ? 2 : 1;
  };
  const check = {
    left: compute("left"),
    right: (stream: Parameters<Check["left"]>[0]) => compute("right")(stream),
    within: EXACT64,
    control: { mistake: "two", value: compute("control") },
  };
  await judgeClaim("S0.10", { says: "a test", checks: { it: check } });
  deepStrictEqual(order, ["left", "right", "control"]);
  const own = streamFor("S0.10").split("it");
  for (const [side, draw] of first) strictEqual(draw, own.split(side).uniform(1)[0], side);
});

Deno.test("claim() shows one quiet line with the numbers folded under it", async () => {
  const messages = await capture(() =>
    claim("S0.12", { covers: ["S0.13", "S0.14"], says: "thirds add up", checks: { it: good } })
  );
  strictEqual(messages.length, 1);
  const { kind, data } = messages[0]!;
  strictEqual(kind, "new");
  strictEqual(data["text/plain"], "✓ S0.12 +2 · thirds add up · planted mistake off by 0.33");
  const html = data["text/html"] as string;
  ok(html.startsWith("<details") && html.includes(`<summary>${data["text/plain"]}</summary>`));
  ok(html.includes("&lt; 1e-11")); // the error, which says no more than that it is rounding
  strictEqual((data[CLAIM_TYPE] as unknown as ClaimRecord).verdict, "holds");
});

Deno.test("a failing claim is loud, does not throw, and shows what differs", async () => {
  const checks = {
    "<it>": { ...good, left: () => [third, 2 * third], right: () => [third, third + 1] },
  };
  const [message] = await capture(() => claim("S0.15", { says: "1 < 2 & 2 < 3", checks }));
  const html = message!.data["text/html"] as string;
  ok(html.includes('role="alert"') && html.includes("S0.15 fails"));
  ok(html.includes("1 &lt; 2 &amp; 2 &lt; 3") && html.includes("&lt;it&gt;"));
  ok(html.includes("left and right differ") && html.includes("0.33333333333, 0.66666666667"));
  ok(!/<script|<it>|class=/.test(html));
  strictEqual(
    message!.data["text/plain"],
    "✗ S0.15 FAILS · 1 < 2 & 2 < 3\n" +
      "  <it>: left and right differ; left [0.33333333333, 0.66666666667], " +
      "right [0.33333333333, 1.33333333333], allowed 1e-10 (EXACT64: float64 rounding)",
  );
});

Deno.test("several mistakes are told by the smallest", async () => {
  const far = { ...good, control: { mistake: "far", value: () => 41 + third } };
  const [message] = await capture(() =>
    claim("S0.16", { says: "thirds", checks: { far, near: good } })
  );
  strictEqual(
    message!.data["text/plain"],
    "✓ S0.16 · thirds · planted mistakes off by 0.33 or more",
  );
});

Deno.test("an id is claimed once, but its cell may run again", async () => {
  const checks = { it: good };
  await capture(() => claim("S0.17", { says: "first", checks }));
  await capture(() => claim("S0.17", { says: "first", checks }));
  await rejects(claim("S0.17", { says: "second", checks }), {
    name: "TypeError",
    message: 'Expected S0.17 to be claimed once; got "second" after "first"',
  });
});

Deno.test("a claim beyond the sources has a B", async () => {
  const [message] = await capture(() =>
    claim("B.01", { covers: ["S0.18"], says: "thirds", checks: { it: good, "B.01/own": good } })
  );
  strictEqual(
    message!.data["text/plain"],
    "✓ B.01 +1 · thirds · planted mistakes off by 0.33 or more",
  );
  await rejects(claim("S0.19", { says: "x", checks: { "B.01/own": good } }), {
    message: 'Expected check "B.01/own" of one of S0.19; got B.01',
  });
});

Deno.test("claim() refuses what is no claim", async () => {
  const checks = { it: good };
  const cases: [string, object, string][] = [
    ["S12.3", { says: "x", checks }, 'Expected an id such as "S3.38"; got "S12.3"'],
    ["S3.1", { says: "x", checks }, 'Expected an id such as "S3.38"; got "S3.1"'],
    ["B.1", { says: "x", checks }, 'Expected an id such as "S3.38"; got "B.1"'],
    ["S0.20", { covers: ["3.1"], says: "x", checks }, 'Expected an id such as "S3.38"; got "3.1"'],
    ["S0.20", { says: "x", checks: {} }, "Expected checks for S0.20; got none"],
    ["S0.20", { says: "x" }, "Expected checks for S0.20; got none"],
    ["S0.20", { says: " ", checks }, "Expected a sentence that says what is claimed; got none"],
    [
      "S0.20",
      { says: "x", checks: { it: { ...good, right: 1 } } },
      'Expected right of "it" to be a function; got number',
    ],
    [
      "S0.20",
      { says: "x", checks: { it: { ...good, within: undefined } } },
      'Expected a tolerance for "it"; got undefined',
    ],
    [
      "S0.20",
      { says: "x", checks: { it: { ...good, control: { mistake: "", value: () => 2 } } } },
      'Expected the mistake of "it" in words; got none',
    ],
    [
      "S0.20",
      { says: "x", checks: { "S0.21/it": good } },
      'Expected check "S0.21/it" of one of S0.20; got S0.21',
    ],
    [
      "S0.20",
      { covers: ["B.02"], says: "x", checks: { "B.03/it": good } },
      'Expected check "B.03/it" of one of S0.20, B.02; got B.03',
    ],
    [
      "S0.20",
      { says: "x", checks: { it: { left: good.left } } },
      'Expected right, atMost or atLeast of "it"; got none',
    ],
    [
      "S0.20",
      { says: "x", checks: { it: { ...good, atMost: 2 } } },
      'Expected right, atMost or atLeast of "it"; got right and atMost',
    ],
    [
      "S0.20",
      { says: "x", checks: { it: { left: good.left, atLeast: "2" } } },
      'Expected atLeast of "it" to be a function; got string',
    ],
  ];
  for (const [id, statement, message] of cases) {
    await rejects(judgeClaim(id, statement as Parameters<typeof judgeClaim>[1]), {
      name: "TypeError",
      message,
    });
  }
});
