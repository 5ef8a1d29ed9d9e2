import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { type Check, claim, type Control } from "flowbook/notebook";
import { judgeClaim } from "../../../lib/notebook/claims/claim.ts";
import { streamFor } from "../../../lib/notebook/seed.ts";
import { capture } from "../capture.ts";
import { picture, sides, slip } from "./thirds.ts";

const PLANTED = Symbol.for("flowbook.planted"), DRAWING = Symbol.for("flowbook.drawing");
const slots = globalThis as { [PLANTED]?: unknown; [DRAWING]?: unknown };

/** Runs with one thing left for the cells, as the page or a run of a chapter leaves it. */
async function leaving<T>(
  left: { readonly [PLANTED]: unknown } | { readonly [DRAWING]: unknown },
  run: () => Promise<T>,
): Promise<T> {
  Object.assign(slots, left);
  try {
    return await run();
  } finally {
    delete slots[PLANTED];
    delete slots[DRAWING];
  }
}

const made = { [PLANTED]: new Set(["S0.10", "S0.13"]) }, reproduced = { [DRAWING]: true };
const routes = { left: "added up", right: "cosine of nothing" };
const checkWith = (control: Partial<Control> = {}): Check => ({
  ...sides,
  routes,
  control: { ...slip, ...control },
});
const judge = (control: Partial<Control>): ReturnType<typeof judgeClaim> =>
  judgeClaim("S0.10", { says: "thirds add up", checks: { it: checkWith(control) } });

Deno.test("a mistake is drawn where it is made, from a stream of its own, and nowhere else", async () => {
  const streams: string[] = [];
  const drawn: Control["drawn"] = (stream) => {
    streams.push(String(stream.uniform(1)[0]));
    return picture;
  };
  const honest = await judge({ drawn });
  deepStrictEqual([honest.checks[0]!.control!.drawn, streams], [undefined, []]);
  const { verdict, checks: [check] } = await leaving(made, () => judge({ drawn }));
  deepStrictEqual([verdict, check!.left, check!.control!.drawn], [
    "fails",
    0.666666666667,
    picture,
  ]);
  const own = streamFor("S0.10").split("it").split("drawn").uniform(1)[0];
  deepStrictEqual(streams, [String(own)]);
});

Deno.test("where a chapter is reproduced the mistake is drawn to see that it can be, and not kept", async () => {
  let times = 0;
  const drawn = (): typeof picture => (times++, picture);
  deepStrictEqual(await leaving(reproduced, () => judge({ drawn })), await judge({ drawn }));
  strictEqual(times, 1);
  const broken: Control["drawn"] = () => {
    throw new Error("no such cloud");
  };
  await rejects(leaving(reproduced, () => judge({ drawn: broken })), {
    message: 'the mistake of "it" could not be drawn: no such cloud',
  });
});

Deno.test("a drawing that fails on a reader's data leaves the verdict and says why", async () => {
  const drawn = (): Promise<never> => Promise.reject(new TypeError("no such cloud"));
  const { verdict, checks: [check] } = await leaving(made, () => judge({ drawn }));
  deepStrictEqual([verdict, check!.control!.drawn], ["fails", undefined]);
  strictEqual(
    check!.reason,
    'mistake made on purpose: a third forgotten; the mistake of "it" could not be drawn: no such cloud',
  );
});

Deno.test("a picture that is no figure, or no function, is refused", async () => {
  for (const [drawn, got] of [[() => undefined, "undefined"], [() => ({ data: [] }), "object"]]) {
    const refused = { name: "TypeError", message: new RegExp(`mistake of "it"; got ${got}$`) };
    for (const left of [made, reproduced]) {
      await rejects(
        leaving(left, () => judge({ drawn: drawn as Control["drawn"] & object })),
        refused,
      );
    }
  }
  await rejects(judge({ drawn: picture as unknown as Control["drawn"] & object }), {
    name: "TypeError",
    message: 'Expected control.drawn of "it" to be a function; got object',
  });
});

Deno.test("routes have words, which the record keeps and the reader sees", async () => {
  deepStrictEqual((await judge({})).checks[0]!.routes, routes);
  const failing = { ...checkWith(), right: () => NaN } as Check;
  const { checks } = await judgeClaim("S0.10", { says: "x", checks: { failing } });
  deepStrictEqual(checks[0]!.routes, routes);
  for (const blank of [{ ...routes, left: " " }, { left: "here" }]) {
    const check = { ...checkWith(), routes: blank } as Check;
    await rejects(judgeClaim("S0.10", { says: "x", checks: { it: check } }), {
      name: "TypeError",
      message: /^Expected words for the (left|right) route of "it"; got none$/,
    });
  }
  const [quiet] = await capture(() => claim("S0.11", { says: "x", checks: { it: checkWith() } }));
  const html = quiet!.data["text/html"] as string;
  ok(html.includes("added up: 1<") && html.includes("cosine of nothing: 1<"));
  const [loud] = await leaving(
    made,
    () => capture(() => claim("S0.13", { says: "x", checks: { it: checkWith() } })),
  );
  const text = loud!.data["text/plain"] as string;
  ok(text.includes("added up 0.66666666667, cosine of nothing 1, allowed"), text);
});
