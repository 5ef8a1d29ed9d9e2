import { button, element } from "../element.ts";
import type { Kept } from "./kept.ts";

const ASK = "Choose one; its reply opens.";

/**
 * Remembers which of several answers the reader opened first, and then offers the others.
 *
 * @param answers to choose from, each with its reply
 */
export function askChoice(answers: readonly HTMLDetailsElement[], kept: Kept): void {
  const status = element("p", { role: "status" }, ASK);
  const again = button("Choose again", forget);
  let chosen: HTMLDetailsElement | undefined;
  answers.at(-1)!.after(element("div", { class: "commit" }, status, again));
  answers.forEach((answer, i) => {
    answer.addEventListener("toggle", () => {
      if (chosen !== undefined || !answer.open) return;
      kept.write(i);
      choose(answer);
    });
  });
  const before = kept.read();
  const remembered = typeof before === "number" ? answers[before] : undefined;
  again.hidden = true;
  if (remembered !== undefined) choose(remembered);

  function choose(answer: HTMLDetailsElement): void {
    chosen = answer;
    const summary = answer.querySelector("summary")!;
    status.textContent = `You chose “${summary.textContent}”. Open the others to compare.`;
    summary.append(element("span", { class: "chosen" }, "your choice"));
    again.hidden = false;
  }

  function forget(): void {
    kept.forget();
    chosen?.querySelector(".chosen")?.remove();
    chosen = undefined;
    for (const answer of answers) answer.open = false;
    again.hidden = true;
    status.textContent = ASK;
    answers[0]!.querySelector("summary")!.focus();
  }
}
