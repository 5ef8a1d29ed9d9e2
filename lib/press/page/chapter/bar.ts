import { button, element } from "../element.ts";
import { type Notice, noticeElement } from "../notice.ts";

/** What the buttons of the page do. */
export interface BarActions {
  all(): void;
  stop(): void;
  share(): void;
  download(): void;
}

/** The bar at the foot of the window: what concerns the whole chapter. */
export interface Bar {
  /** Says something in the one line that screen readers follow. */
  say(words: string): void;
  /** What the cells do: while they run there is a Stop. */
  showCells(state: "running" | "idle"): void;
  /** "3 of 5 exercises"; nothing in a chapter without any. */
  showProgress(done: number, total: number): void;
  /** Puts one more tool at its end. */
  add(tool: HTMLElement): void;
  /** Asks the reader something, above the bar, until it is answered. */
  ask(notice: Notice): void;
}

/** Puts the bar into the page. */
export function bar(actions: BarActions): Bar {
  const status = element("p", { class: "live-status", role: "status", "aria-live": "polite" });
  const progress = element("span", { class: "live-progress" });
  const notices = element("div", { class: "live-notices" });
  const all = button("Run all", actions.all, {
    class: "run",
    title: "Run the chapter from its first cell on; slow cells are left out",
  });
  const stop = button("Stop", actions.stop, {
    class: "stop",
    hidden: "",
    title: "End what runs, at once",
  });
  const download = button("Download", actions.download, {
    title: "The notebook with your code and what it put out",
  });
  download.append(element("span", { class: "wide" }, " .ipynb"));
  const buttons = element(
    "div",
    { class: "live-buttons" },
    all,
    stop,
    status,
    progress,
    button("Share", actions.share, { title: "Copy a link that brings your edits and sliders" }),
    download,
  );
  document.body.append(
    element(
      "div",
      { class: "live-bar", role: "region", "aria-label": "Run this chapter" },
      notices,
      buttons,
    ),
  );
  const asked = new Map<string, HTMLElement>();
  status.textContent = "Cells run in your browser. Nothing leaves your machine.";
  status.title =
    "They run apart from this page, without network or storage, or not at all: where " +
    "they cannot be kept apart, you are asked first";

  return {
    say(words): void {
      status.textContent = words;
      status.title = words;
    },
    showCells(state): void {
      const idle = state === "idle";
      if (idle && document.activeElement === stop) all.focus(); // a hidden button loses it
      stop.hidden = idle;
    },
    showProgress(done, total): void {
      if (total === 0) return;
      const noun = total === 1 ? "exercise" : "exercises";
      progress.replaceChildren(
        `${done} of ${total}`,
        element("span", { class: "wide" }, ` ${noun}`),
      );
      progress.title = `${done} of ${total} ${noun} solved on this machine`;
    },
    add(tool): void {
      buttons.append(tool);
    },
    ask(notice): void {
      asked.get(notice.about)?.remove();
      const shown = noticeElement(notice);
      asked.set(notice.about, shown);
      notices.append(shown);
    },
  };
}
