import assert from "node:assert/strict";
import type { Book } from "./browser.ts";
import { button, cell, edit, open, run, state } from "./chapter.ts";
import { CHAPTER, chapterTest } from "./fixture.ts";

/** The words of the one line that screen readers follow. */
function status({ page }: Book): Promise<string> {
  return page.locator(".live-status").innerText();
}

function code({ page }: Book, id: string): Promise<string> {
  return cell(page, id).locator("pre.source").evaluate((pre) => pre.textContent ?? "");
}

chapterTest(
  "a chapter becomes alive without moving, and loads little before it is used",
  async (book) => {
    const { page, url, requests } = book;
    await page.addInitScript(() => {
      const moved: number[] = [];
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          moved.push((entry as unknown as { value: number }).value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open(page, url + CHAPTER);
    const sum = await page.evaluate(() =>
      (globalThis as unknown as { moved: number[] }).moved.reduce((a, b) => a + b, 0)
    );
    assert.ok(sum < 0.02, `layout moved by ${sum}`);
    const scripts = requests.filter((path) => path.startsWith("assets/live/"));
    assert.equal(scripts.some((path) => /worker|plotly|wasm/.test(path)), false, scripts.join(" "));
  },
);

chapterTest(
  "a click on Run is all a newcomer needs: the cells above that matter run first",
  async (book) => {
    const { page, url } = book;
    await open(page, url + CHAPTER);
    const saved = await cell(page, "claim-sum").locator(".outputs").innerText();
    assert.equal(await run(page, "claim-sum"), "ran");
    assert.equal(await status(book), "claim-sum ran, after 3 cells above");
    assert.equal(await state(page, "from-scratch", "ran"), "ran");
    assert.equal(await cell(page, "claim-aside").getAttribute("data-state"), "saved");
    assert.equal(await cell(page, "claim-sum").locator(".outputs").innerText(), saved);
  },
);

chapterTest(
  "an edit runs with Shift+Enter, stays over a visit, and can be taken back",
  async (book) => {
    const { page, url } = book;
    await open(page, url + CHAPTER);
    const before = await code(book, "from-scratch");
    await edit(page, "from-scratch", "console.log(6 * 7);\nthrow new Error('no <b>');");
    await page.keyboard.press("Shift+Enter");
    await state(page, "from-scratch", "failed");
    const outputs = cell(page, "from-scratch").locator(".outputs");
    assert.equal(await outputs.locator("pre.stdout").innerText(), "42\n");
    assert.equal(await outputs.locator("pre.error").innerText(), "Error: no <b>\nline 2");
    await page.waitForTimeout(600); // an edit is remembered when the keys rest
    await page.reload();
    await open(page, url + CHAPTER);
    assert.match(await code(book, "from-scratch"), /^console\.log\(6 \* 7\);\n/);
    assert.equal(await status(book), "Your edits to 1 cell are here.");
    await button(page, "from-scratch", "Reset").click();
    assert.equal(await code(book, "from-scratch"), before);
    await button(page, "from-scratch", "Undo reset").click();
    assert.match(await code(book, "from-scratch"), /^console/);
  },
);

chapterTest(
  "the keyboard alone opens the editor, runs the cell and leaves again",
  async ({ page, url }) => {
    await open(page, url + CHAPTER);
    await cell(page, "running-example").locator("pre.source").focus();
    await page.keyboard.press("Shift+Enter");
    await state(page, "running-example", "ran");
    await page.keyboard.press("Enter");
    const editor = cell(page, "running-example").getByRole("textbox");
    await editor.waitFor();
    const inside = (): Promise<boolean> =>
      editor.evaluate((node) => node.contains(document.activeElement));
    assert.equal(await inside(), true);
    await page.keyboard.press("Tab");
    assert.equal(await inside(), true, "Tab indents");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    assert.equal(await inside(), false);
  },
);

chapterTest("the editor has the colours and the place of the listing", async ({ page, url }) => {
  await open(page, url + CHAPTER);
  const looks = (): Promise<unknown> =>
    cell(page, "running-example").evaluate((section) => {
      const visible = [...section.querySelectorAll(".source")].find((node) =>
        !(node as HTMLElement).hidden
      )!;
      const word = [...visible.querySelectorAll("*")].find((node) =>
        node.childElementCount === 0 && node.textContent === "shares"
      ) ?? visible;
      const keyword = visible.querySelector(".tok-keyword")!;
      const box = keyword.getBoundingClientRect(), style = getComputedStyle(keyword);
      return {
        x: Math.round(box.x),
        y: Math.round(box.y + scrollY),
        colour: style.color,
        font: style.fontFamily,
        size: style.fontSize,
        weight: getComputedStyle(word).fontWeight,
      };
    });
  const listing = await looks();
  await button(page, "running-example", "Edit").click();
  await cell(page, "running-example").getByRole("textbox").waitFor();
  assert.deepEqual(await looks(), listing);
});

chapterTest("Stop ends an endless loop while the page draws its frames", async (book) => {
  const { page, url } = book;
  await open(page, url + CHAPTER);
  await edit(page, "running-example", "for (let i = 0;; i++) if (i % 1e6 === 0) console.log(i);");
  await page.keyboard.press("Shift+Enter");
  await cell(page, "running-example").locator("pre.stdout").first().waitFor();
  await page.evaluate(async () => { // would never come to its end
    for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame);
  });
  await state(page, "running-example", "running");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await state(page, "running-example", "stale");
  assert.match(await status(book), /^Stopped/);
  await button(page, "running-example", "Reset").click();
  assert.equal(await run(page, "running-example"), "ran");
});

chapterTest("a link brings edits and runs nothing", async (book) => {
  const { page, context, url } = book;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, url + CHAPTER);
  await edit(page, "running-example", "const theirs = '<img src=x onerror=alert(1)>';");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.waitForFunction(() =>
    /copied/.test(document.querySelector(".live-status")!.textContent!)
  );
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await open(page, url); // leaving the chapter writes what is not yet remembered
  await page.evaluate(() => localStorage.clear());
  await open(page, link);
  const notice = page.locator(".live-notice");
  await notice.waitFor();
  assert.match(await notice.innerText(), /^This link brings edits to 1 cell; nothing has run\./);
  assert.match(await code(book, "running-example"), /^const theirs/);
  assert.equal(await page.locator("[data-state=ran], [data-state=running]").count(), 0);
  assert.equal(page.url(), url + CHAPTER, "a reload does not bring it again");
  await notice.getByRole("button", { name: "Discard" }).click();
  assert.match(await code(book, "running-example"), /^const targets/);
  await page.evaluate(() => location.hash = "#share=1.damaged");
  await page.waitForFunction(() =>
    /damaged/.test(document.querySelector(".live-status")!.textContent!)
  );
});

chapterTest("an exercise that is solved counts, also at the next visit", async (book) => {
  const { page, url } = book;
  await open(page, url + CHAPTER);
  const source = await code(book, "exercise-share");
  await edit(
    page,
    "exercise-share",
    source.replace("yourTurn(x, t)", "0.7 * densityOfTarget(x, t, 2) / density(x, t)"),
  );
  await page.keyboard.press("Shift+Enter");
  await state(page, "exercise-share", "ran");
  const box = cell(page, "exercise-share").locator(".exercise.right");
  await box.waitFor();
  assert.match(await box.innerText(), /✓ Exercise 3\.1/);
  assert.match(await page.locator(".live-progress").innerText(), /^1 of 2/);
  await open(page, url + CHAPTER);
  assert.match(await page.locator(".live-progress").innerText(), /^1 of 2/);
  assert.equal(await page.locator(".contents .solved").count(), 1);
});

chapterTest("a page without storage says so and still runs", async (book) => {
  const { page, url } = book;
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get(): never {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await open(page, url + CHAPTER);
  assert.match(await status(book), /^This browser keeps nothing for this page/);
  await edit(page, "running-example", "1 + 1");
  await page.keyboard.press("Shift+Enter");
  await state(page, "running-example", "ran");
  assert.equal(await cell(page, "running-example").locator(".outputs").innerText(), "2");
});

chapterTest("without scripts there are no controls", async ({ page, url }) => {
  await page.goto(url + CHAPTER);
  assert.equal(await page.locator("button").count(), 0);
}, { context: { javaScriptEnabled: false } });

chapterTest("on paper there are no controls", async ({ page, url }) => {
  await open(page, url + CHAPTER);
  await page.emulateMedia({ media: "print" });
  for (const name of [".live-bar", ".cell-bar"]) {
    assert.equal(await page.locator(name).first().isVisible(), false, name);
  }
});

chapterTest(
  "the reader may compute with the graphics card, also on the next visit",
  async (book) => {
    const { page, url, requests } = book;
    await open(page, url + CHAPTER);
    const choice = page.getByRole("combobox", { name: "Compute with" });
    assert.equal(await choice.inputValue(), "wasm");
    assert.equal(await run(page, "tools"), "ran");
    await choice.selectOption("Graphics card");
    assert.match(
      await status(book),
      /^On the graphics card: .* Cells begin anew\.$/,
    );
    await page.reload();
    await open(page, url + CHAPTER);
    assert.equal(await choice.inputValue(), "webgl");
    await edit(page, "tools", 'import { tf } from "flowbook/tensors"; tf.getBackend()');
    await page.keyboard.press("Shift+Enter");
    await state(page, "tools", "ran");
    assert.equal(await cell(page, "tools").locator(".outputs").innerText(), '"webgl"');
    assert.deepEqual(
      requests.filter((path) => /worker/.test(path)),
      ["assets/live/worker.js", "assets/live/worker_webgl.js"],
    );
  },
);
