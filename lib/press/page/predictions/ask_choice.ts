import { element } from "../element.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Memory } from "./memory.ts";

/**
 * Remembers what the reader chose in the predictions of a page: the answer that was opened first.
 *
 * Boxes with a single answer offer no choice and are left alone.
 *
 * @param root of the chapter
 */
export function rememberPredictions(root: HTMLElement, memory: Memory): void {
  for (const box of root.querySelectorAll<HTMLElement>(".box.predict")) {
    const answers = [...box.querySelectorAll<HTMLDetailsElement>(":scope > details")];
    if (answers.length < 2) continue;
    const words = answers.map((answer) => answer.querySelector("summary")?.textContent ?? "");
    const name = `prediction/${fingerprint(words.join("\n"))}`; // another question, another name
    const chosen = memory.read(name);
    if (typeof chosen === "number" && answers[chosen]) {
      show(answers[chosen]);
      continue;
    }
    let open = true;
    answers.forEach((answer, i) =>
      answer.addEventListener("toggle", () => {
        if (!open || !answer.open) return;
        open = false;
        memory.write(name, i);
        show(answer);
      })
    );
  }
}

function show(answer: HTMLDetailsElement): void {
  answer.querySelector("summary")?.append(element("span", { class: "chosen" }, "your choice"));
}
