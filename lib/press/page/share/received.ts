import type { LiveCell } from "../chapter/live_cell.ts";
import type { AllSliders } from "../chapter/sliders.ts";
import type { Notice } from "../notice.ts";
import { countOf } from "../../show/count.ts";
import { fingerprint } from "../storage/fingerprint.ts";
import type { Hold } from "../storage/save_edits.ts";
import { decodeShared, type Shared } from "./fragment.ts";

/** The page into which a link brings something. */
export interface Receiver {
  readonly chapter: string;
  readonly cells: ReadonlyMap<string, LiveCell>;
  readonly sliders: AllSliders;
  readonly hold: Hold;
  readonly ask: (notice: Notice) => void;
  readonly say: (words: string) => void;
}

/**
 * Shows what a link brings, if the page was opened by one, and asks whether to keep it.
 *
 * The edits stand in their cells so that they can be read; nothing runs, and nothing is remembered
 * before the reader says so.
 *
 * @param fragment of the address
 * @returns whether it was the fragment of such a link
 */
export function receive(fragment: string, receiver: Receiver): boolean {
  const { chapter, cells, sliders, hold, ask, say } = receiver;
  let shared: Shared | undefined;
  try {
    shared = decodeShared(fragment);
  } catch (error) {
    say((error as Error).message);
    return true;
  }
  if (!shared) return false;
  if (shared.chapter !== chapter) {
    say("This link belongs to another chapter; nothing of it was used.");
    return true;
  }
  const brought = Object.entries(shared.edits).flatMap(([id, edit]) => {
    const cell = cells.get(id);
    return cell ? [{ cell, edit, before: cell.source() }] : [];
  });
  const unknown = Object.keys(shared.edits).length - brought.length;
  const others = brought.filter(({ cell, edit }) => edit.edition !== fingerprint(cell.original));
  const replaced = brought.filter(({ cell, edit, before }) =>
    before !== cell.original && before !== edit.source
  );
  const keys = Object.keys(shared.sliders); // "cell/0" is the first picture below a cell
  const pictures = keys.filter((key) => cells.has(key.replace(/\/\d+$/, ""))).length;
  const lost = keys.length - pictures;
  const words = [
    `This link brings ${describe(brought.length, pictures)}; nothing has run.`,
    ...(others.length === 0 ? [] : [`${countOf(others.length, "edit")} of an older edition.`]),
    ...(unknown === 0
      ? []
      : [`${countOf(unknown, "cell")} of it is not in this chapter any more.`]),
    ...(lost === 0
      ? []
      : [`${countOf(lost, "picture")} of it ${lost === 1 ? "is" : "are"} not in this chapter.`]),
    ...(replaced.length === 0
      ? []
      : [`Keep replaces your own ${countOf(replaced.length, "edit")}.`]),
  ];
  const release = hold(brought.map(({ cell }) => cell.id));
  for (const { cell, edit } of brought) cell.setSource(edit.source);
  ask({
    about: "link",
    words: words.join(" "),
    answers: [
      {
        words: "Keep",
        act(): void {
          sliders.restore(shared.sliders);
          release();
          say("Kept. Run a cell to see what the edits change.");
        },
      },
      {
        words: "Discard",
        act(): void {
          for (const { cell, before } of brought) cell.setSource(before);
          release();
          say("Discarded. The chapter is as it was.");
        },
      },
    ],
  });
  return true;
}

function describe(cells: number, sliders: number): string {
  const parts = [
    ...(cells > 0 || sliders === 0 ? [`edits to ${countOf(cells, "cell")}`] : []),
    ...(sliders > 0 ? [`the sliders of ${countOf(sliders, "picture")}`] : []),
  ];
  return parts.join(" and ");
}
