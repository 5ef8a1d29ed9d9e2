import type { MimeBundle, Output } from "../../ipynb/notebook.ts";
import { isPicture } from "../../show/pictures.ts";
import { plainText } from "../../show/plain_text.ts";
import { element } from "../element.ts";
import { errorView } from "./error_view.ts";
import { longText } from "./long_text.ts";
import type { Painter } from "./painter.ts";

/** An output in the page. */
export interface OutputView {
  readonly element: HTMLElement;
  /** Shows what the output has become; says whether anything changed. */
  update(): boolean;
}

/**
 * Makes the element of an output.
 *
 * @param ready is called when an output that could not be shown yet can be
 * @returns undefined when it cannot be shown yet
 */
export function viewOf(
  output: Output,
  painter: Painter,
  ready: () => void,
): OutputView | undefined {
  switch (output.output_type) {
    case "stream": {
      const text = longText(`output ${output.name}`);
      const update = (): boolean => text.show(plainText(output.text));
      update();
      return { element: text.element, update };
    }
    case "error":
      return { element: errorView(output, painter), update: () => false };
    default:
      return bundleView(output, painter, ready);
  }
}

type Shown = Extract<Output, { data: MimeBundle }>;

function bundleView(output: Shown, painter: Painter, ready: () => void): OutputView | undefined {
  const shown = element("div", { class: "shown" });
  let data: MimeBundle | undefined;

  function update(): boolean {
    if (data === output.data) return false;
    if (!paint(shown, output, painter, ready)) return false;
    data = output.data;
    return true;
  }

  return update() ? { element: shown, update } : undefined;
}

function paint(into: HTMLElement, output: Shown, painter: Painter, ready: () => void): boolean {
  const { data, output_type } = output;
  const plain = output_type === "execute_result" ? "value" : "words";
  if (Object.keys(data).every((type) => type === "text/plain")) {
    const text = longText(`output ${plain}`);
    text.show(plainText(String(data["text/plain"] ?? "")));
    into.replaceChildren(text.element);
    return true;
  }
  if (!isPicture(data)) {
    return painter.words(into, data, plain, ready);
  }
  painter.picture(into, data);
  return true;
}
