import assert from "node:assert/strict";
import { complaints } from "./access.ts";
import { browserTest } from "./browser.ts";
import { open } from "./chapter.ts";
import { kindsOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

// The schemes differ in their colours only.
const SCHEMES = { light: {}, dark: { runOnly: ["color-contrast"] } };

for (const [name, options] of Object.entries(SCHEMES)) {
  const colorScheme = name as keyof typeof SCHEMES;
  browserTest(`no page shuts anybody out (${colorScheme})`, async ({ page, url }) => {
    const found: string[] = [];
    for (const path of kindsOf(await wholeBook())) {
      await open(page, url + path);
      found.push(...await complaints(page, path, options));
    }
    assert.deepEqual(found, []);
  }, { context: { bypassCSP: true, colorScheme } }); // axe is a script that the page does not allow
}
