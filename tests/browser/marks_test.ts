import { deepEqual, equal } from "node:assert/strict";
import { markOf } from "../../lib/press/marks/mod.ts";
import { classPage } from "../../lib/press/marks/pages/class_page.ts";
import { feedbackPage } from "../../lib/press/marks/pages/feedback.ts";
import { leaderboardPage } from "../../lib/press/marks/pages/leaderboard_page.ts";
import { likenessPage } from "../../lib/press/marks/pages/likeness_page.ts";
import { openShell } from "../../lib/press/marks/pages/shell.ts";
import { type Asset, asset } from "../../lib/press/show/site.ts";
import { madeUpClass, TITLE } from "../press/marks/made_up.ts";
import { complaints } from "./access.ts";
import { browserTest } from "./browser.ts";

/** Pages about marks of a class that never was, by path. */
async function markPages(): Promise<Map<string, Asset>> {
  const shell = await openShell();
  const standings = [{ name: "distance", value: 0.25, order: "small is good" as const }];
  const copied = madeUpClass(1)[0]!.questions[0]!.code!;
  const results = madeUpClass(12).map((result, i) => {
    const [first, ...others] = result.questions;
    const questions = i === 7 ? [{ ...first!, code: copied }, ...others] : result.questions;
    return { ...result, remarks: ["two notebooks; the later one counts"], standings, questions };
  });
  const marks = results.map((result) => markOf(result, 2, { freeDays: 0, perDay: 0.1 }));
  const pages = {
    feedback: feedbackPage(marks[3]!, { title: TITLE, detail: "traceback" }),
    class: await classPage(TITLE, marks),
    likenesses: likenessPage(TITLE, results, new Map()),
    leaderboard: leaderboardPage(TITLE, marks)!,
  };
  return new Map(
    Object.entries(pages).map(([name, page]) => [`${name}.html`, asset("a.html", shell(page))]),
  );
}

let made: ReturnType<typeof markPages> | undefined;
const site = (): ReturnType<typeof markPages> => made ??= markPages();

for (const colorScheme of ["light", "dark"] as const) {
  browserTest(`pages about marks shut nobody out (${colorScheme})`, async ({ page, url }) => {
    const found: string[] = [];
    for (const path of (await site()).keys()) {
      await page.goto(url + path);
      found.push(...await complaints(page, path, {}));
    }
    deepEqual(found, []);
  }, { site, context: { bypassCSP: true, colorScheme } });
}

browserTest("pages about marks fit a phone, and load nothing besides themselves", async (book) => {
  const { page, url, requests } = book, paths = [...(await site()).keys()];
  for (const path of paths) {
    await page.goto(url + path);
    equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, path);
  }
  deepEqual(requests, paths);
}, { site, context: { viewport: { width: 390, height: 800 } } });
