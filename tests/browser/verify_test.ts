import assert from "node:assert/strict";
import type { Site } from "../../lib/press/book/mod.ts";
import { EXACT64 } from "../../lib/judge/mod.ts";
import { judgeClaim } from "../../lib/notebook/claims/claim.ts";
import type { Output } from "../../lib/press/ipynb/mod.ts";
import { chapterOf, code, display } from "../press/book/fixture.ts";
import { browserTest } from "./browser.ts";
import { open } from "./chapter.ts";
import { bookOf } from "./site.ts";

const SAYS = "six by seven is <b>42</b>";

/** A cell that claims 6 · 7 = 42. */
function claiming(id: string): string {
  return `import { EXACT64 } from "flowbook/judge";
import { claim } from "flowbook/notebook";
const control = { mistake: "added", value: () => Math.max(6, 7) + Math.min(6, 7) };
await claim("${id}", {
  covers: ["S9.99"],
  says: "${SAYS}",
  checks: { product: { left: () => Math.max(6, 7) * Math.min(6, 7), right: () => 42, within: EXACT64, control } },
});`;
}

/** What the same claim saves where six by seven is something else. */
async function saved(id: string, product: number): Promise<Output> {
  const control = { mistake: "added", value: () => Math.max(6, 7) + Math.min(6, 7) };
  const check = { left: () => Math.max(product, 0), right: () => 42, within: EXACT64, control };
  const record = await judgeClaim(id, {
    covers: ["S9.99"],
    says: SAYS,
    checks: { product: check },
  });
  return display({ "application/vnd.flowbook.claim+json": record, "text/plain": "" });
}

let made: Promise<Site> | undefined;

/** Three chapters: one that holds, one that throws, one whose saved number is another. */
function smallBook(): Promise<Site> {
  return made ??= makeBook();
}

async function makeBook(): Promise<Site> {
  return await bookOf({
    "01-holds.ipynb": chapterOf(
      code("claim", claiming("S1.01"), [await saved("S1.01", 42)]),
      code("long", "while (true) {}", [await saved("S1.05", 42)], ["slow"]),
    ),
    "02-throws.ipynb": chapterOf(
      code("claim", claiming("S1.02"), [await saved("S1.02", 42)]),
      code("bad", `throw new RangeError("<i>too far</i>");`),
      code("never", claiming("S1.03"), [await saved("S1.03", 42)]),
    ),
    "03-differs.ipynb": chapterOf(code("claim", claiming("S1.04"), [await saved("S1.04", 41.5)])),
    "04-runs-on.ipynb": chapterOf(
      code("claim", claiming("S1.06"), [await saved("S1.06", 42)]),
      code("endless", "while (true) {}"),
    ),
  });
}

browserTest(
  "claims are verified here, and an error in one chapter stops no other",
  async (book) => {
    const { page, context, url } = book;
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, `${url}verify.html`);
    await page.getByRole("button", { name: "Verify on my machine" }).click();
    const status = page.locator("#_verify").getByRole("status");
    await page.getByText("4. A chapter: cell 2 of 2").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Verify again" }).waitFor();
    const summary =
      "8 of 10 claims hold, 3 of 5 records equal bit for bit; 1 slow record was left out";
    assert.ok(
      (await status.innerText()).startsWith(`Stopped. ${summary}. `),
      await status.innerText(),
    );
    assert.match(await status.innerText(), /Chrom\S* \d+\.\S+, \S+.*, \d+ cores/);

    await page.getByRole("button", { name: "Copy the result" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const [head, ...lines] = text.trim().split("\n").filter((line) => line !== "");
    assert.match(head!, /^Flowbook on .* \d+ cores, \d+ s$/);
    const columns = "claim\tcheck\tsaved\there\tverdict\trecord";
    assert.deepEqual(lines.slice(0, 10), [
      summary,
      "1. A chapter",
      columns,
      "S1.01 +1\tproduct\t42\t42\tholds\tequal",
      '2. A chapter (not run to its end: cell "bad": RangeError: <i>too far</i>)',
      columns,
      "S1.02 +1\tproduct\t42\t42\tholds\tequal",
      "S1.03 +1\tproduct\t42\t–\tnot reached\tdiffers",
      "3. A chapter",
      columns,
    ]);
    assert.match(
      lines[10]!,
      /^S1\.04 \+1\tproduct\t41\.5\t42\tholds\tdiffers: product \(error, left, reason, verdict\)$/,
    );
    assert.equal(await page.locator(".verified").count(), 4);
    assert.equal(await page.locator(".verified :is(b, i)").count(), 0); // texts are texts
  },
  { site: smallBook },
);
