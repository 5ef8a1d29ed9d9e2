import type { Question } from "./ask_first.ts";
import { numberField } from "./number_field.ts";
import { numberAnswer, replyTo } from "./said_number.ts";

/**
 * Asks for a number.
 *
 * @param answer as the build wrote it: `data-number`, `data-near`, `data-shown`, `data-unit`
 */
export function numberQuestion({ dataset }: HTMLElement): Question {
  const answer = numberAnswer(dataset), { shown, unit } = answer;
  const { label, input, read } = numberField("Your prediction", unit);
  return {
    field: label,
    said: read,
    reply(said): string {
      input.readOnly = true;
      if (typeof said !== "string") return `It is ${shown}${unit === "" ? "" : `\u00a0${unit}`}.`;
      input.value = said;
      return replyTo(said, answer);
    },
    clear(): void {
      input.readOnly = false;
      input.value = "";
    },
    focus: () => input.focus(),
  };
}
