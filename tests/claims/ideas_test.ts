import { deepEqual, equal, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { readLedger } from "../../lib/press/reproduce/ledger.ts";
import { findChapterData } from "../../lib/press/reproduce/mod.ts";

/** What a chapter is to teach, in the order in which it teaches it: `ideas.json`. */
interface Plan {
  readonly chapter: string;
  readonly number: number;
  readonly needs: readonly string[];
  readonly ideas: readonly {
    readonly idea: string;
    readonly covers: readonly string[];
    readonly carries?: readonly string[];
  }[];
}

const DATA = fileURLToPath(new URL("../../data/chapters", import.meta.url));
const ledger = await readLedger(DATA);
const chapters = await findChapterData(DATA);
const slugs = chapters.map(({ slug }) => slug);

for (const { number, slug, path } of chapters) {
  Deno.test(`the ideas of ${slug} cover its claims, each once`, async () => {
    const plan: Plan = JSON.parse(await Deno.readTextFile(`${path}/ideas.json`));
    deepEqual([plan.chapter, plan.number], [slug, number]);
    ok(plan.needs.every((need) => slugs.includes(need)), `${plan.needs}`);
    const names = plan.ideas.map(({ idea }) => idea);
    equal(new Set(names).size, names.length);
    const covered = plan.ideas.flatMap(({ idea, covers }) => covers.map((id) => `${id} ${idea}`));
    const claimed = ledger.filter(({ chapter }) => chapter === slug)
      .map(({ id, idea }) => `${id} ${idea}`);
    deepEqual(covered.sort(), claimed.sort());
  });
}

for (const { slug, path } of chapters) {
  Deno.test(`the ideas of ${slug} carry at most three checks each, each check once`, async () => {
    const plan: Plan = JSON.parse(await Deno.readTextFile(`${path}/ideas.json`));
    const known = ledger.filter(({ chapter }) => chapter === slug)
      .flatMap(({ id, checks }) => checks.map(({ name }) => `${id} ${name}`));
    const carried = plan.ideas.flatMap(({ carries = [] }) => carries);
    deepEqual(carried.filter((words) => !known.includes(words)), []);
    deepEqual(carried.filter((words, i) => carried.indexOf(words) < i), []);
    deepEqual(plan.ideas.filter(({ carries = [] }) => carries.length > 3), []);
  });
}
