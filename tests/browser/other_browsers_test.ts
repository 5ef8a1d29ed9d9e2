import assert from "node:assert/strict";
import { CLAIM_TYPE } from "../../lib/notebook/records/claim_record.ts";
import { pause } from "../../lib/press/kernel/wait.ts";
import { codeCells, hasTag, parseNotebook } from "../../lib/press/ipynb/mod.ts";
import { FIREFOX, startFirefox } from "./firefox.ts";
import { chaptersOf } from "./pages.ts";
import { serve } from "./serve.ts";
import { wholeBook } from "./site.ts";
import type { Tab } from "./tab.ts";
import { startWebkit, WEBKIT } from "./webkit.ts";

interface Seen {
  readonly status: string;
  readonly problems: readonly string[];
  readonly differing: readonly string[];
  /** Values that are printed in other digits than the saved ones. */
  readonly others: readonly string[];
}

/** How many claims the quick cells of all chapters make. */
async function claimsOfChapters(): Promise<number> {
  const site = await wholeBook();
  const notebooks = chaptersOf(site).map((page) => `notebooks/${page.replace(/html$/, "ipynb")}`)
    .map((file) => parseNotebook(new TextDecoder().decode(site.get(file)!.bytes), file));
  return notebooks.flatMap(codeCells).filter((cell) => !hasTag(cell, "slow"))
    .flatMap(({ outputs }) => outputs)
    .flatMap((output) => "data" in output ? output.data[CLAIM_TYPE] ?? [] : [])
    .length;
}

/** Asks the page to verify all chapters, as a reader would. */
const CLICK = `(() => {
  const button = document.querySelector("#_verify button");
  if (button === null) return false;
  button.click();
  return true;
})()`;

/** What the page shows, once it is done. */
const SEEN = `(() => {
  const button = document.querySelector("#_verify button");
  if (button.textContent !== "Verify again" || button.hidden) return null;
  const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText);
  return {
    status: document.querySelector("#_verify [role=status]").textContent,
    problems: texts(".verified > .reason"),
    differing: texts(".verified tbody:has(.differs) :is(th, .differs)"),
    others: texts(".verified tr:has(.value.other)"),
  };
})()`;

/** The value of an expression in the page as soon as it is neither false nor null. */
async function soon(tab: Tab, expression: string): Promise<unknown> {
  for (const end = Date.now() + 900_000; Date.now() < end; await pause(200)) {
    const value = await tab.evaluate(expression);
    if (value) return value;
  }
  throw new Error(`not within a quarter of an hour: ${expression}`);
}

async function verified(start: () => Promise<Tab>, url: string): Promise<Seen> {
  await using tab = await start();
  await tab.goto(url);
  await soon(tab, CLICK);
  return await soon(tab, SEEN) as Seen;
}

const BROWSERS: readonly { readonly name: string; readonly start?: () => Promise<Tab> }[] = [
  { name: "Firefox", ...FIREFOX === undefined ? {} : { start: () => startFirefox(FIREFOX!) } },
  { name: "WebKit", ...WEBKIT === undefined ? {} : { start: () => startWebkit(WEBKIT!) } },
];

// Each has its own Math functions: they may differ from V8's in the last bit. What a claim computes is
// printed in the same digits; a record may differ where a bit decides how a distance is rounded.
for (const { name, start } of BROWSERS) {
  Deno.test({
    name: `in ${name} the claims of all chapters hold, in the same digits`,
    ignore: start === undefined,
    async fn(): Promise<void> {
      await using served = serve(await wholeBook());
      const { status, problems, differing, others } = await verified(
        start!,
        `${served.url}verify.html`,
      );
      console.log([status, ...differing].join("\n"));
      assert.deepEqual(problems, []);
      assert.deepEqual(others, []);
      const [, holding, claims, equal, records] =
        /^(\d+) of (\d+) claims hold, (\d+) of (\d+) records equal/.exec(status)!;
      assert.equal(holding, claims);
      assert.ok(Number(claims) >= await claimsOfChapters(), status);
      assert.ok(Number(claims) > 0 && Number(equal) >= 0.8 * Number(records), status);
    },
  });
}
