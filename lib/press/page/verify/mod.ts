/**
 * "Verify on my machine": runs the quick cells of all chapters in this browser, and holds every
 * claim against what the book has saved. Nothing leaves the machine, unless the reader lets cells
 * run without isolation where there is none.
 *
 * @module
 */
import type { Engine } from "../engine/engine.ts";
import { element } from "../element.ts";
import type { WithoutFrame } from "../engine/sandbox/open_frame.ts";
import { askWithoutFrame } from "../isolation.ts";
import { noticeElement } from "../notice.ts";
import { describeMachine, type Reader } from "./machine.ts";
import { type ChapterResult, resultText, summaryLine } from "./result.ts";
import { resultTable } from "./result_table.ts";
import { type Listed, verifyChapter } from "./verify_chapter.ts";

/**
 * Puts the controls into the page.
 *
 * @param startEngine makes a place where the cells of one chapter run, and is told how to ask when they
 *   cannot be kept apart
 */
export function verifyPage(
  startEngine: (withoutFrame: () => Promise<WithoutFrame>) => Engine,
): void {
  const place = document.getElementById("_verify")!;
  const run = element("button", { type: "button", class: "primary" }, "Verify on my machine");
  const stop = element("button", { type: "button", hidden: "" }, "Stop");
  const copy = element("button", { type: "button", hidden: "" }, "Copy the result as text");
  const progress = element("progress", { hidden: "", "aria-label": "Cells that have run" });
  const now = element("span"); // changes too often to be read aloud
  const status = element("p", { role: "status", class: "status" });
  const results = element("div");
  place.replaceChildren(
    element("p", { class: "controls" }, run, stop, copy, progress, now),
    status,
    results,
  );
  let stopNow: () => void = () => {};
  const ask = askWithoutFrame({
    ask: (notice) => status.after(noticeElement(notice)),
    say: (words) => status.textContent = words,
    add: (mark) => now.before(mark),
  });
  const withoutFrame = async (): Promise<WithoutFrame> => {
    const choice = await ask();
    if (choice === "refuse") stopNow(); // every other notebook would ask the same
    return choice;
  };
  let text = "";

  stop.onclick = () => stopNow();
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch { // the browser does not let us: to be copied by hand
      results.prepend(element("pre", { tabindex: "0" }, text));
      copy.hidden = true;
    }
  };
  run.onclick = async () => {
    results.replaceChildren();
    show({ running: true });
    stop.focus();
    text = await verifyAll();
    show({ running: false });
    run.focus();
  };

  function show({ running }: { readonly running: boolean }): void {
    run.hidden = copy.hidden = running;
    stop.hidden = progress.hidden = now.hidden = !running;
    if (running) status.textContent = "The cells of all chapters run in this browser …";
    run.textContent = "Verify again";
    copy.textContent = "Copy the result as text";
  }

  async function verifyAll(): Promise<string> {
    const start = performance.now();
    const stopped = new AbortController();
    const chapters = listedChapters(), done: ChapterResult[] = [];
    for (const [i, chapter] of chapters.entries()) {
      if (stopped.signal.aborted) break;
      const start = (): Engine => {
        const engine = startEngine(withoutFrame);
        stopNow = () => {
          stopped.abort();
          engine.stop();
        };
        return engine;
      };
      const result = await verifyChapter(
        chapter,
        { start, signal: stopped.signal },
        (cells, all) => {
          progress.value = (i + cells / all) / chapters.length;
          now.textContent = `${chapter.title}: cell ${cells + 1} of ${all}`;
        },
      );
      done.push(result);
      results.append(resultTable(result));
    }
    const machine = await describeMachine(navigator as Reader);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    status.textContent = `${stopped.signal.aborted ? "Stopped. " : ""}${summaryLine(done)}. ` +
      `${seconds} s on ${machine}.`;
    return resultText([`Flowbook on ${machine}, ${seconds} s`], done);
  }
}

function listedChapters(): Listed[] {
  const links = document.querySelectorAll<HTMLAnchorElement>("#_chapters a[data-notebook]");
  return [...links].map((link) => ({
    title: link.textContent!,
    notebooks: [link.dataset["notebook"]!, link.dataset["evidence"] ?? []].flat(),
  }));
}
