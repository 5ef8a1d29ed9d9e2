import type { Output } from "../../ipynb/notebook.ts";
import { collector } from "../../ipynb/collect.ts";
import type { Message } from "../../ipynb/message.ts";
import type { Outcome } from "../engine/engine.ts";
import { button } from "../element.ts";
import { isSound } from "./sound_message.ts";
import { type OutputView, viewOf } from "./output_view.ts";
import type { Painter } from "./painter.ts";

/** The outputs of one run of a cell, as they come into the page. */
export interface LiveOutputs {
  /** Takes a message at any time; the page changes with its next frame. */
  take(message: Message): void;
  /**
   * Nothing more will come but updates; what is left of the run before goes, unless this one was
   * stopped.
   *
   * @returns when what came is in the page
   */
  end(outcome: Outcome): Promise<void>;
  /** What came so far, as a notebook stores it. */
  readonly outputs: readonly Output[];
}

/** How outputs are shown. */
export interface LiveOutputsOptions {
  /** `div.outputs` of the cell; keeps what it holds until there is something new. */
  readonly container: HTMLElement;
  readonly painter: Painter;
  /** Is told of each output when it has been put into the page or updated. */
  readonly onShown: (element: HTMLElement, output: Output) => void;
  /** Is told once when the cell has put out more than it may. */
  readonly onFlood: (reason: string) => void;
}

/** Most bytes that one run of a cell may put out: as much as in the kernel. */
const MOST_BYTES = 20e6;
const AT_ONCE = 100; // outputs in the page before the rest waits for a click
const CALM = 200; // milliseconds between two frames of a cell that prints without end
const MUCH_TEXT = 200_000; // characters

/**
 * Shows what a cell puts out while it runs: messages are gathered and put into the page once a
 * frame, so that a flood of them does not keep the reader from scrolling, or from Stop.
 */
export function liveOutputs(options: LiveOutputsOptions): LiveOutputs {
  const { container, painter, onShown, onFlood } = options;
  const gathered = collector(MOST_BYTES);
  const outputs = gathered.begin();
  const views = new Map<Output, OutputView>();
  const more = button("", () => showMore());
  const shown = Promise.withResolvers<void>();
  let limit = AT_ONCE, size = 0, scheduled = false, flooded = false, emptied = false, ended = false;

  function take(message: Message): void {
    if (flooded || !isSound(message)) return;
    size += message.size;
    try {
      gathered.take(message);
    } catch (error) {
      flooded = true;
      onFlood((error as Error).message);
    }
    schedule();
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    if (size > MUCH_TEXT && !ended) setTimeout(() => nextFrame(show), CALM);
    else nextFrame(show);
  }

  function show(): void {
    scheduled = false;
    if (outputs.length > 0) empty();
    removeCleared();
    for (const output of outputs.slice(0, limit)) {
      const view = views.get(output);
      if (view) {
        if (view.update()) onShown(view.element, output);
        continue;
      }
      const made = viewOf(output, painter, schedule);
      if (!made) break; // its painter is being loaded, and the order has to stay
      views.set(output, made);
      container.append(made.element);
      onShown(made.element, output);
    }
    if (ended && views.size >= Math.min(limit, outputs.length)) shown.resolve();
    const waiting = outputs.length - limit;
    if (waiting <= 0) return more.remove();
    more.textContent = `Show more outputs (${waiting} wait)`;
    container.append(more);
  }

  /** What the page showed before goes when there is something new, so that nothing jumps twice. */
  function empty(): void {
    if (!emptied) container.replaceChildren();
    emptied = true;
  }

  /** What the cell has cleared goes as well. */
  function removeCleared(): void {
    const kept = new Set(outputs);
    for (const [output, view] of views) {
      if (kept.has(output)) continue;
      view.element.remove();
      views.delete(output);
    }
  }

  function showMore(): void {
    limit += AT_ONCE;
    show();
  }

  return {
    take,
    end(outcome): Promise<void> {
      ended = true;
      if (outputs.length === 0 && outcome !== "stopped") empty();
      schedule();
      return shown.promise;
    },
    outputs,
  };
}

/** Calls a function with the next frame, or a little later in a page that nobody sees. */
function nextFrame(act: () => void): void {
  let done = false;
  const once = (): void => {
    if (!done) act();
    done = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, CALM);
}
