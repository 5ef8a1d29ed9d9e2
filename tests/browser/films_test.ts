import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { open } from "./chapter.ts";
import { CHAPTER, chapterTest } from "./fixture.ts";

/** What a film's figure has for its reader. */
interface Film {
  readonly figure: Locator;
  readonly slider: Locator;
  button(name: "Play" | "Pause" | "Play again"): Locator;
}

async function filmOf(page: Page, address: string): Promise<Film> {
  await open(page, address);
  const figure = page.locator("#figure-film figure.explore");
  await figure.scrollIntoViewIfNeeded();
  return {
    figure,
    slider: figure.getByRole("slider", { name: "time t" }),
    button: (name) => figure.getByRole("button", { name, exact: true }),
  };
}

/** When the canvas was drawn, and where the slider stood then. */
interface Draw {
  readonly now: number;
  readonly at: number;
}

/** Notes each drawing of the canvas in `draws`. */
async function noteDraws(page: Page): Promise<void> {
  await page.evaluate(() => {
    const draws: { now: number; at: number }[] = [];
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box): void {
      const slider = document.querySelector<HTMLInputElement>("#figure-film input[type=range]")!;
      draws.push({ now: performance.now(), at: slider.valueAsNumber });
      clearRect.apply(this, box);
    };
    Object.assign(globalThis, { draws });
  });
}

function draws(page: Page): Promise<Draw[]> {
  return page.evaluate(() => (globalThis as unknown as { draws: Draw[] }).draws);
}

/** Waits until Plotly shows the film again, and demands the saved frame with its number and words. */
async function assertAtRest(page: Page, { figure, slider }: Film): Promise<number> {
  await page.waitForFunction(() =>
    document.querySelector("#figure-film .plot") &&
    !document.querySelector("#figure-film .stage > canvas")
  );
  const at = Number(await slider.inputValue());
  const { shown, saved } = await page.evaluate(async (at) => {
    const { dataset } = document.querySelector<HTMLElement>("#figure-film figure.explore")!;
    const { frames } = await (await fetch(dataset["plotly"]!)).json();
    const { data } = document.querySelector("#figure-film .plot") as unknown as {
      data: Record<string, unknown>[];
    };
    const { traces, data: saved } = frames[at];
    const keys = ["x", "y", "z"];
    const places = (trace: Record<string, unknown>, like: Record<string, unknown>): unknown[] =>
      keys.filter((key) => key in like).map((key) => trace[key]);
    return {
      shown: traces.map((k: number, i: number) => places(data[k]!, saved[i])),
      saved: traces.map((_: number, i: number) => places(saved[i], saved[i])),
    };
  }, at);
  const corners = await figure.locator(".stage").evaluate((stage) =>
    [stage, stage.querySelector(".main-svg")!].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    })
  );
  assert.deepEqual(corners[1], corners[0], "the picture fills its stage, as the canvas does");
  assert.deepEqual(shown, saved, `Plotly shows frame ${at}`);
  const t = String(at / 10);
  assert.equal(await slider.getAttribute("aria-valuetext"), t);
  assert.equal(await figure.locator("output").textContent(), t);
  assert.match(
    (await figure.locator(".describe p").allTextContents()).join(),
    RegExp(`^time t = ${t}\\. At t = ${t} the`),
  );
  assert.match((await figure.locator(".plot").getAttribute("aria-label"))!, RegExp(`At t = ${t} `));
  return at;
}

chapterTest(
  "a film plays, pauses and rests on a saved frame, by mouse and keyboard",
  async (book) => {
    const { page } = book;
    const film = await filmOf(page, `${book.url}${CHAPTER}`);
    const { figure, slider, button } = film;
    assert.equal(await figure.locator(".stills img").count(), 3);
    assert.equal(await slider.inputValue(), "5", "it stands at its middle");
    assert.equal(book.requests.some((path) => /plotly|play-/.test(path)), false);
    const height = (await figure.boundingBox())!.height;
    await noteDraws(page);

    await button("Play").click();
    await figure.locator(".stage > canvas").waitFor({ state: "attached" });
    assert.equal(
      await figure.locator(".mlayer").first().evaluate((marks) =>
        getComputedStyle(marks).visibility
      ),
      "hidden",
    );
    const [before, after] = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>("#figure-film input[type=range]")!;
      const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
      const picture = (): string =>
        document.querySelector<HTMLCanvasElement>("#figure-film .stage > canvas")!.toDataURL();
      while (slider.valueAsNumber < 3) await frame();
      const first = picture();
      await frame();
      return [first, picture()];
    });
    assert.notEqual(before, after, "it moves between saved frames");
    await button("Play again").waitFor();
    assert.equal(await assertAtRest(page, film), 10);
    const drawn = await draws(page);
    const times = drawn.map(({ now }) => now), seconds = (times.at(-1)! - times[0]!) / 1000;
    console.log(
      `${drawn.length} frames in ${seconds.toFixed(2)} s: ${
        (drawn.length / seconds).toFixed(0)
      } a second`,
    );
    assert.ok(drawn.some(({ at }) => at === 0), "the first press plays it from its beginning");
    for (let at = 1; at < 10; at++) {
      assert.ok(drawn.filter((draw) => draw.at === at).length > 1, `drawn between, at ${at}`);
    }
    assert.ok(Math.abs((await figure.boundingBox())!.height - height) < 3, "nothing jumps");

    await button("Play again").press("Enter");
    await page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>("#figure-film input[type=range]")!.value === "4"
    );
    await button("Pause").press("Enter");
    const paused = await assertAtRest(page, film);
    assert.ok(paused >= 4 && paused < 10, `${paused}`);

    await slider.press("Space");
    await button("Pause").waitFor();
    await slider.press("End");
    await button("Play again").waitFor();
    assert.equal(await assertAtRest(page, film), 10);
    await slider.press("Space");
    await button("Pause").waitFor();
    await slider.press("Home");
    await button("Play").waitFor();
    assert.equal(await assertAtRest(page, film), 0);
    await slider.press("ArrowRight");
    await page.waitForFunction(() =>
      /At t = 0\.1 /.test(document.querySelector("#figure-film .plot")!.getAttribute("aria-label")!)
    );
    assert.equal(await assertAtRest(page, film), 1);

    for (const away of ["print", "hidden", "dark"]) {
      await slider.press("Space");
      await figure.locator(".stage > canvas").waitFor({ state: "attached" });
      if (away === "dark") {
        await page.emulateMedia({ colorScheme: "dark" });
        await page.waitForFunction(() => {
          const canvas = document.querySelector<HTMLCanvasElement>("#figure-film .stage > canvas");
          const { data } = canvas!.getContext("2d")!.getImageData(
            0,
            0,
            canvas!.width,
            canvas!.height,
          );
          const [r, g, b] = [0x4a, 0x9f, 0xdc]; // the first colour of the palette on a dark page
          return data.some((value, i) =>
            i % 4 === 0 && value === r && data[i + 1] === g && data[i + 2] === b
          );
        });
        await button("Pause").click();
      } else {
        await page.evaluate((away) => {
          if (away === "print") return void dispatchEvent(new Event("beforeprint"));
          Object.defineProperty(document, "hidden", { value: true, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
          Object.defineProperty(document, "hidden", { value: false, configurable: true });
        }, away);
      }
      await assertAtRest(page, film);
    }
    assert.equal(
      book.requests.some((path) => path.endsWith("worker.js")),
      false,
      "no cell has run",
    );
  },
);

chapterTest("where nothing may move a film shows one still after the other", async (book) => {
  const { page } = book;
  const film = await filmOf(page, `${book.url}${CHAPTER}`);
  await noteDraws(page);
  await film.button("Play").click();
  await page.waitForFunction(() =>
    document.querySelector<HTMLInputElement>("#figure-film input[type=range]")!.value === "1"
  );
  await film.button("Pause").click();
  await assertAtRest(page, film);
  assert.deepEqual(await draws(page), []);
}, { context: { reducedMotion: "reduce" } });
