import assert from "node:assert/strict";
import { CLAIM_TYPE } from "../../lib/notebook/records/claim_record.ts";
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
}

/** How many claims the quick cells of the first chapter make. */
async function claimsOfFirstChapter(): Promise<number> {
  const site = await wholeBook();
  const file = `notebooks/${chaptersOf(site).sort()[0]!.replace(/html$/, "ipynb")}`;
  const notebook = parseNotebook(new TextDecoder().decode(site.get(file)!.bytes), file);
  return codeCells(notebook).filter((cell) => !hasTag(cell, "slow"))
    .flatMap(({ outputs }) => outputs)
    .flatMap((output) => "data" in output ? output.data[CLAIM_TYPE] ?? [] : [])
    .length;
}

/** Verifies the first chapter of the page, as a reader would, and tells what it shows. */
const VERIFY = `(async () => {
  const until = async (ready) => {
    for (;;) {
      const found = ready();
      if (found) return found;
      if (performance.now() > 300_000) throw new Error("not done within five minutes");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const button = await until(() => document.querySelector("#_verify button"));
  for (const other of [...document.querySelectorAll("#_chapters li")].slice(1)) other.remove();
  button.click();
  await until(() => button.textContent === "Verify again" && !button.hidden);
  const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText);
  return {
    status: document.querySelector("#_verify [role=status]").textContent,
    problems: texts(".verified > .reason"),
    differing: texts(".verified tbody:has(.differs) :is(th, .differs)"),
  };
})()`;

const BROWSERS: readonly { readonly name: string; readonly start?: () => Promise<Tab> }[] = [
  { name: "Firefox", ...FIREFOX === undefined ? {} : { start: () => startFirefox(FIREFOX!) } },
  { name: "WebKit", ...WEBKIT === undefined ? {} : { start: () => startWebkit(WEBKIT!) } },
];

// Each has its own Math functions: they may differ from V8's in the last bit, and a record shows it
// where a bit decides how a number is rounded.
for (const { name, start } of BROWSERS) {
  Deno.test({
    name: `in ${name} the claims of a chapter hold`,
    ignore: start === undefined,
    async fn(): Promise<void> {
      await using served = serve(await wholeBook());
      await using tab = await start!();
      await tab.goto(`${served.url}verify.html`);
      const { status, problems, differing } = await tab.evaluate(VERIFY) as Seen;
      console.log([status, ...differing].join("\n"));
      assert.deepEqual(problems, []);
      const [, holding, claims, equal, records] =
        /^(\d+) of (\d+) claims hold, (\d+) of (\d+) records equal/.exec(status)!;
      assert.equal(holding, claims);
      assert.ok(Number(claims) >= await claimsOfFirstChapter(), status);
      assert.ok(Number(claims) > 0 && Number(equal) >= 0.8 * Number(records), status);
    },
  });
}
