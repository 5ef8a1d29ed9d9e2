import assert from "node:assert/strict";
import axe from "axe-core";
import { type Book, browserTest } from "./browser.ts";
import { open } from "./chapter.ts";
import { kindsOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly string[] }[];
}

type Axe = { run(options: object): Promise<{ violations: Violation[] }> };

/** What axe-core holds against a page, in a line each; only what is serious or critical. */
async function complaints({ page }: Book, path: string, options: object): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: Axe }).axe.run(options),
    options,
  );
  return violations.filter(({ impact }) => /serious|critical/.test(impact)).flatMap(
    ({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${path}: ${id}: ${html.slice(0, 160)}`),
  );
}

// The schemes differ in their colours only.
const SCHEMES = { light: {}, dark: { runOnly: ["color-contrast"] } };

for (const [name, options] of Object.entries(SCHEMES)) {
  const colorScheme = name as keyof typeof SCHEMES;
  browserTest(`no page shuts anybody out (${colorScheme})`, async (book) => {
    const { page, url } = book;
    const found: string[] = [];
    for (const path of kindsOf(await wholeBook())) {
      await open(page, url + path);
      found.push(...await complaints(book, path, options));
    }
    assert.deepEqual(found, []);
  }, { context: { bypassCSP: true, colorScheme } }); // axe is a script that the page does not allow
}
