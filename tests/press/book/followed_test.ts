import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { followed, openBook, respond } from "../../../lib/press/book/mod.ts";
import { markdown, withNotebooks } from "./fixture.ts";

const REPORTER = { live(): void {}, changed(): void {}, problem(): void {} };
const CHAPTER = "07-flows.html";

Deno.test("a page of start knows its state, which changes with its notebook and nothing else", async () => {
  const notebooks = {
    "07-flows.ipynb": [markdown("intro", "# Flows\n\nThe goal is to see it.")],
    "08-more.ipynb": [markdown("intro", "# More\n\nThe goal is to see more.")],
  };
  await withNotebooks(notebooks, async (folder) => {
    const pages = followed(await openBook(folder, REPORTER, []));
    const answer = (path: string): Promise<Response> =>
      respond(pages, new Request(`http://localhost/${path}`));
    const text = async (path: string): Promise<string> => (await answer(path)).text();
    const [, address, state] = /data-follow="\/([^"]+)" data-state="([^"]+)"/
      .exec(await text(CHAPTER))!;
    assert.equal(await text(address!), state);
    assert.equal(await pages.get(CHAPTER), await pages.get(CHAPTER), "made once");

    const other = join(folder, "08-more.ipynb"), own = join(folder, "07-flows.ipynb");
    const replace = async (path: string, from: string, to: string): Promise<void> =>
      Deno.writeTextFile(path, (await Deno.readTextFile(path)).replace(from, to));
    await replace(other, "to see more", "to see still more");
    assert.equal(await text(address!), state, "another chapter was written");

    await replace(own, '"language": "typescript"', '"language": "typescript", "kept": 1');
    const next = await text(address!);
    assert.notEqual(next, state, "its text stays, as when only a picture is drawn anew");
    assert.ok((await text(CHAPTER)).includes(`data-state="${next}"`));

    const good = await Deno.readTextFile(own);
    await Deno.writeTextFile(own, "{ half");
    assert.equal((await answer(address!)).status, 200, "no complaint in the console");
    assert.equal(await text(address!), "");
    await Deno.writeTextFile(own, good);
    assert.equal(await text(address!), next);
    assert.equal(await text("follow/nothing.html"), "");
    assert.doesNotMatch(await text("follow.js"), /: Promise/);
    assert.match((await answer("follow.js")).headers.get("content-type")!, /^text\/javascript/);
  });
});

Deno.test("a book for a static host neither holds nor names the script that follows notebooks", async () => {
  const root = fileURLToPath(new URL("../../../lib/press/", import.meta.url));
  const program = await Deno.readTextFile(join(root, "book.ts"));
  assert.doesNotMatch(program, /follow/);
  const notebooks = { "07-flows.ipynb": [markdown("intro", "# Flows\n\nThe goal is to see it.")] };
  await withNotebooks(notebooks, async (folder) => {
    const book = await openBook(folder, REPORTER, []);
    for (const [path, { bytes }] of book.pages) {
      assert.doesNotMatch(new TextDecoder().decode(bytes), /follow\.js|data-follow/, path);
    }
  });
});
