import { element } from "../element.ts";
import type { Kept } from "./kept.ts";
import { numberField } from "./number_field.ts";
import { judgeNumber, numberAnswer } from "./said_number.ts";

/**
 * Checks the number that came out of an exercise on paper, as often as the reader likes, without
 * telling it; the answer below stays folded until the number is right or the reader opens it.
 *
 * @param answer as the build wrote it: `data-number`, `data-near`, `data-shown`, `data-unit`
 */
export function askPaper(answer: HTMLDetailsElement, kept: Kept): void {
  const number = numberAnswer(answer.dataset), { near, unit } = number;
  const { label, input, read } = numberField("Your number", unit);
  const status = element("p", { role: "status" });
  const check = element("button", { type: "submit", class: "main" }, "Check");
  const within = element("span", { class: "near" }, `± ${Number(near.toPrecision(2))}`);
  const form = element("form", { class: "commit" }, label, within, check, status);
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      const said = read();
      kept.write(said);
      if (show(said) === "Right.") answer.open = true;
    } catch (error) {
      status.textContent = (error as Error).message;
    }
  });
  answer.before(form);
  const before = kept.read();
  if (typeof before !== "string") return;
  try {
    show(before);
    input.value = before;
  } catch {
    kept.forget(); // somebody else wrote it
  }

  function show(said: string): string {
    return status.textContent = judgeNumber(said, number);
  }
}
