import { element } from "../element.ts";

/** The words of a figure: first line the caption, the rest a description. */
export interface FigureWords {
  readonly caption: string;
  readonly description: string;
}

/**
 * The words of a figure as its output brings them.
 *
 * @param text the plain form of the output
 */
export function readWords(text: unknown): FigureWords {
  const [caption = "", ...rest] = (typeof text === "string" ? text : "").trim().split("\n");
  return { caption, description: rest.join("\n").trim() || caption };
}

/** The part below a picture, as the build writes it. */
export interface Caption {
  readonly element: HTMLElement;
  /** Describes what is drawn now. */
  describe(words: string): void;
}

/** Caption and folded description of a figure. */
export function captionOf({ caption, description }: FigureWords): Caption {
  const folded = element("details", { class: "describe" });
  const describe = (words: string): void => {
    const lines = words.split("\n").map((line) => element("p", {}, line));
    folded.replaceChildren(element("summary", {}, "Describe this figure"), ...lines);
  };
  describe(description);
  return { element: element("figcaption", {}, caption, folded), describe };
}

/** The caption of a figure that the build wrote. */
export function savedCaption(figure: HTMLElement): Caption {
  const caption = figure.querySelector<HTMLElement>(":scope > figcaption")!;
  const folded = caption.querySelector(".describe");
  return {
    element: caption,
    describe(words): void {
      folded?.querySelectorAll("p").forEach((paragraph) => paragraph.remove());
      folded?.append(...words.split("\n").map((line) => element("p", {}, line)));
    },
  };
}
