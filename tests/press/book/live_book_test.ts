import assert from "node:assert/strict";
import { join } from "node:path";
import type { Producer } from "../../../lib/press/book/producers.ts";
import {
  asset,
  type LiveBook,
  openBook,
  type Reporter,
  type Site,
} from "../../../lib/press/book/mod.ts";
import { writeNotebook } from "../../../lib/press/ipynb/mod.ts";
import { markdown, withNotebooks } from "./fixture.ts";

const SEVEN = "07-conditional-flow-matching", EIGHT = "08-train-and-sample";
const COURSE = {
  [`${SEVEN}.ipynb`]: [markdown("intro", "# Regression on velocities\n\nThe goal is to see it.")],
  [`${EIGHT}.ipynb`]: [markdown("intro", "# Sampling\n\nThe goal is to sample.")],
};

/** Opens a book on the notebooks of a folder, and notes what it reports. */
async function withBook(
  use: (book: LiveBook, folder: string, reports: string[]) => Promise<void>,
  later: readonly Producer[] = [],
): Promise<void> {
  await withNotebooks(COURSE, async (folder) => {
    const reports: string[] = [];
    const reporter: Reporter = {
      live: () => reports.push("live"),
      changed: (page) => reports.push(`changed ${page}`),
      problem: (message) => reports.push(`problem ${message}`),
    };
    const book = await openBook(folder, reporter, later);
    await use(book, folder, reports);
    await book.complete;
  });
}

/** Makes `later/NAME.html`, which says how many pages there are, once `ready` has settled. */
function producer(name: string, from: Producer["from"], ready = Promise.resolve()): Producer {
  const path = `later/${name}.html`;
  const make = async (pages: Site): Promise<Site> => {
    await ready;
    const chapters = [...pages.keys()].filter((path) => /^\d\d-/.test(path));
    return new Map([[path, asset(path, chapters.join())]]);
  };
  return { name, makes: [path], from, make };
}

async function textAt(book: LiveBook, path: string): Promise<string> {
  return new TextDecoder().decode((await book.get(path))?.bytes);
}

/** Writes a chapter anew. */
async function rewrite(folder: string, title: string): Promise<void> {
  await writeNotebook(join(folder, `${EIGHT}.ipynb`), {
    cells: [markdown("intro", `# ${title}\n\nThe goal is to see a change.`)],
    metadata: { kernelspec: { name: "deno", display_name: "Deno", language: "typescript" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

Deno.test("a book is read at once, and what is made later is waited for", async () => {
  const ready = Promise.withResolvers<void>();
  await withBook(async (book, _folder, reports) => {
    assert.match(await textAt(book, "index.html"), /Regression on velocities/);
    assert.equal(await book.get("nothing.html"), undefined);
    const text = textAt(book, "later/a.html");
    assert.equal(await Promise.race([text, Promise.resolve("not yet")]), "not yet");
    assert.deepEqual(reports, []);
    ready.resolve();
    assert.equal(await text, `${SEVEN}.html,${EIGHT}.html`);
    await book.complete;
    assert.deepEqual(reports, ["live"]);
  }, [producer("a", "code", ready.promise)]);
});

Deno.test("what cannot be made later is told, and the pages are there", async () => {
  const failing: Producer = {
    ...producer("a", "code"),
    make: () => Promise.reject(new Error("no bundler")),
  };
  await withBook(async (book, _folder, reports) => {
    await book.complete;
    assert.deepEqual(reports, ["problem no bundler"]);
    await assert.rejects(async () => await book.get("later/a.html"), /no bundler/);
    assert.match(await textAt(book, "index.html"), /Regression on velocities/);
  }, [failing]);
});

Deno.test("what is made from pages is made again, what is made from code is not", async () => {
  await withBook(async (book, folder) => {
    await Deno.remove(join(folder, `${EIGHT}.ipynb`));
    await book.get("index.html");
    assert.equal(await textAt(book, "later/search.html"), `${SEVEN}.html`);
    assert.equal(await textAt(book, "later/scripts.html"), `${SEVEN}.html,${EIGHT}.html`);
  }, [producer("search", "pages"), producer("scripts", "code")]);
});

Deno.test("a notebook that has changed is shown changed, and so are pages that name it", async () => {
  await withBook(async (book, folder, reports) => {
    const before = await book.get(`${SEVEN}.html`);
    await rewrite(folder, "Sampling anew");
    assert.match(await textAt(book, `${EIGHT}.html`), /Sampling anew/);
    assert.match(await textAt(book, "index.html"), /Sampling anew/);
    assert.match(await textAt(book, `${SEVEN}.html`), /Sampling anew/); // the way to the next
    assert.match(await textAt(book, `notebooks/${EIGHT}.ipynb`), /Sampling anew/);
    assert.notEqual(await book.get(`${SEVEN}.html`), before);
    assert.deepEqual(reports.filter((text) => text !== "live"), [`changed ${EIGHT}.html`]);
  });
});

Deno.test("a notebook that cannot be shown is told once, and is shown when it is repaired", async () => {
  await withBook(async (book, folder, reports) => {
    const path = join(folder, `${EIGHT}.ipynb`);
    const good = await Deno.readTextFile(path);
    await Deno.writeTextFile(path, "{ broken");
    for (let i = 0; i < 2; i++) {
      await assert.rejects(async () => await book.get("index.html"), /JSON/);
    }
    assert.match(await textAt(book, "assets/book.css"), /body/);
    await Deno.writeTextFile(path, good + "\n");
    assert.match(await textAt(book, "index.html"), /Regression on velocities/);
    const told = reports.filter((text) => text !== "live");
    assert.equal(told.length, 2, told.join("\n"));
    assert.match(told[0]!, /^problem .*08-train-and-sample\.ipynb: Expected JSON/);
    assert.equal(told[1], `changed ${EIGHT}.html`);
  });
});

Deno.test("a chapter that is gone is shown no more", async () => {
  await withBook(async (book, folder) => {
    await Deno.remove(join(folder, `${EIGHT}.ipynb`));
    assert.equal(await book.get(`${EIGHT}.html`), undefined);
    assert.doesNotMatch(await textAt(book, "index.html"), new RegExp(EIGHT));
  });
});

Deno.test("a notebook of another program, with prose of other rules, is served and its problems are told", async () => {
  await withBook(async (book, folder, reports) => {
    const cells = [
      { cell_type: "code", metadata: {}, source: ["1 + 1"], outputs: [], execution_count: 1 },
      {
        cell_type: "markdown",
        metadata: {},
        source: ["### It costs $5\n", "\n", "See [here](#there) or [it](09-none.ipynb)."],
      },
    ];
    const metadata = { kernelspec: { name: "deno", display_name: "Deno", language: "typescript" } };
    const text = JSON.stringify({ nbformat: 4, nbformat_minor: 2, metadata, cells });
    await Deno.writeTextFile(join(folder, "10-found-elsewhere.ipynb"), text);
    const page = await textAt(book, "10-found-elsewhere.html");
    assert.match(page, /<h1 id="found-elsewhere">Found elsewhere<\/h1>/);
    assert.match(page, /<h2 id="it-costs-5">It costs \$5 /);
    assert.match(page, /See <a>here<\/a> or <a>it<\/a>\./);
    assert.match(await textAt(book, "index.html"), /Found elsewhere/);
    assert.match(await textAt(book, "notebooks/10-found-elsewhere.ipynb"), /"id": "cell-1"/);
    const told = reports.filter((text) => text.startsWith("problem")).map((text) =>
      text.replace(/^problem /, "")
    );
    assert.deepEqual(told, [
      "10-found-elsewhere.ipynb: nbformat 4.2 is now 4.5; deno task adopt writes it so",
      "10-found-elsewhere.ipynb: 2 cells named; deno task adopt writes it so",
      '10-found-elsewhere.ipynb, cell "cell-2": Expected every $ to have a partner (or write \\$); got "It costs $5"',
      '10-found-elsewhere.ipynb, cell "cell-2": Expected the first heading to be the title (#); got "It costs $5"',
      '10-found-elsewhere.ipynb, cell "cell-1": Expected the goal, a paragraph below the title',
      '10-found-elsewhere.html: the link to "#there" leads nowhere in the book',
      '10-found-elsewhere.html: the link to "09-none.html" leads nowhere in the book',
    ]);
  });
});
