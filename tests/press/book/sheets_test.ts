import { deepEqual, doesNotMatch, match, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { buildSheet } from "../../../lib/press/book/sheets/build_sheet.ts";
import { renderSheetPage } from "../../../lib/press/book/pages/sheet_page.ts";
import { findSheets } from "../../../lib/press/sheets/mod.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TOY = fileURLToPath(new URL("../../problems/toy", import.meta.url));

for (const chapter of [...await findSheets(TOY), ...await findSheets(ROOT)]) {
  Deno.test(`sheet ${chapter.slug}: its page shows what students get, and no more`, async () => {
    const sheet = await buildSheet(chapter), page = renderSheetPage(sheet);
    deepEqual(sheet.troubles, []);
    ok(sheet.questions > 0 && sheet.points > 0);
    doesNotMatch(page, /BEGIN|Rubric<\/strong>/);
    match(page, /Practice, not marks/);
    const [path] = [...sheet.files.keys()].filter((name) => name.endsWith(".ipynb"));
    const text = new TextDecoder().decode(sheet.files.get(path!)!.bytes);
    doesNotMatch(text, /BEGIN (?:SOLUTION|HIDDEN)|\*\*Rubric\*\*/);
    match(text, /"nbgrader"/); // what is downloaded can be handed in, also there
  });
}
