import { element } from "../element.ts";
import type { Question } from "./ask_first.ts";
import { numberIn, replyTo } from "./said_number.ts";

/**
 * Asks for a number.
 *
 * @param answer as the build wrote it: `data-number`, `data-near`, `data-shown`, `data-unit`
 */
export function numberQuestion({ dataset }: HTMLElement): Question {
  const { unit = "", shown = "" } = dataset;
  const answer = { value: Number(dataset.number), near: Number(dataset.near), shown, unit };
  const input = element("input", { type: "text", autocomplete: "off", size: "9", maxlength: "20" });
  const words = unit === "" ? [] : [element("span", {}, unit)];
  const label = element("label", {}, element("span", {}, "Your prediction"), input, ...words);

  function check(): string {
    input.removeAttribute("aria-invalid");
    try {
      numberIn(input.value, unit);
      return input.value.trim();
    } catch (error) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
      throw error;
    }
  }

  return {
    field: label,
    said: check,
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
