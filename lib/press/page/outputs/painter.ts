import type { MimeBundle } from "../../ipynb/notebook.ts";
import { dotPictureOf, drawingOf, PLOTLY } from "../../show/pictures.ts";
import { element } from "../element.ts";

/** What shows the outputs that need more than text. */
export interface Painter {
  /** Id of the cell, named when an output cannot be shown. */
  readonly cell: string;
  /**
   * Fills an element with a claim, a table, a formula or the like.
   *
   * @returns false when the code for it is not there yet; it is loaded, and `ready` is called then
   */
  words(
    into: HTMLElement,
    data: MimeBundle,
    plain: "words" | "value",
    ready: () => void,
  ): boolean;
  /** Draws a picture into an element, as soon as the code for it is there. */
  picture(into: HTMLElement, data: MimeBundle): void;
  /** Leads the reader to a line of a cell. */
  showLine(cell: string, line: number): void;
}

type WordsView = typeof import("./words_view.ts");

let words: WordsView | undefined;

/**
 * The painter of a cell's outputs; what draws formulas and pictures is loaded when it is needed.
 *
 * @param onTrouble is told when something cannot be loaded
 */
export function painterOf(
  cell: string,
  showLine: Painter["showLine"],
  onTrouble: (words: string) => void,
): Painter {
  return {
    cell,
    showLine,
    words(into, data, plain, ready): boolean {
      if (words) {
        words.fillWords(into, data, plain, cell);
        return true;
      }
      void loadWords().then(ready, () => onTrouble("The outputs cannot be shown: no connection"));
      return false;
    },
    picture: (into, data) => void drawPicture(into, data, onTrouble),
  };
}

async function loadWords(): Promise<void> {
  words = await import("./words_view.ts");
}

async function drawPicture(
  into: HTMLElement,
  data: MimeBundle,
  onTrouble: (words: string) => void,
): Promise<void> {
  try {
    if (data[PLOTLY] === undefined) return into.replaceChildren(imageOf(data));
    const { plot } = await import("../figures/mod.ts");
    await plot(into, data);
  } catch (error) {
    into.replaceChildren(
      element("pre", { class: "output words" }, String(data["text/plain"] ?? "")),
    );
    onTrouble(`The picture cannot be drawn: ${(error as Error).message}`);
  }
}

/** A picture that a cell drew itself. As an image it can neither run nor load anything. */
function imageOf(data: MimeBundle): HTMLElement {
  const svg = drawingOf(data), dots = dotPictureOf(data), words = String(data["text/plain"] ?? "");
  const source = svg !== undefined || dots === undefined
    ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(String(svg))}`
    : `data:${dots.type};base64,${dots.base64}`;
  const image = element("img", { src: source, alt: words });
  return element("figure", { class: "figure" }, element("div", { class: "card" }, image));
}
