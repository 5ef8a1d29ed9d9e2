import { fingerprint } from "../storage/fingerprint.ts";
import type { Memory } from "../storage/memory.ts";

/** What this machine remembers of one prediction. */
export interface Kept {
  read(): unknown;
  write(said: unknown): void;
  forget(): void;
}

/**
 * The place of a prediction in the memory of its chapter: its cell, and its words, because another
 * question gets another answer.
 *
 * @param box of the prediction, as the build wrote it
 */
export function keptOf(box: HTMLElement, memory: Memory): Kept {
  const words = box.querySelectorAll(":scope > :not(details), :scope > details > summary");
  const cell = box.closest("section.cell")?.id ?? "";
  const text = [...words].map(({ textContent }) => textContent).join("\n");
  const name = `prediction/${cell}/${fingerprint(text)}`;
  return {
    read: () => memory.read(name),
    write: (said) => memory.write(name, said),
    forget: () => memory.remove(name),
  };
}
