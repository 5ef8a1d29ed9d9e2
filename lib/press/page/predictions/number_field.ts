import { element } from "../element.ts";
import { numberIn } from "./said_number.ts";

/** A field for one number, with its words before and its unit behind it. */
export interface NumberField {
  readonly label: HTMLElement;
  readonly input: HTMLInputElement;
  /**
   * What stands in it.
   *
   * @throws {RangeError} in words for the reader, when it is no number; the keyboard is then there
   */
  read(): string;
}

/** Makes the field. */
export function numberField(words: string, unit: string): NumberField {
  const input = element("input", { type: "text", autocomplete: "off", size: "9", maxlength: "20" });
  const units = unit === "" ? [] : [element("span", {}, unit)];
  return {
    label: element("label", {}, element("span", {}, words), input, ...units),
    input,
    read(): string {
      input.removeAttribute("aria-invalid");
      try {
        numberIn(input.value, unit);
        return input.value.trim();
      } catch (error) {
        input.setAttribute("aria-invalid", "true");
        input.focus();
        throw error;
      }
    },
  };
}
