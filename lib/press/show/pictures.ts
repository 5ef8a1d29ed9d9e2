import type { MimeBundle } from "../ipynb/notebook.ts";
import { elementsDrawn } from "./drawing_size.ts";

/** Pictures made of dots, by media type: how their files end. */
export const DOTS = { "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif" } as const;

/** A picture made of dots. */
export interface DotPicture {
  readonly type: keyof typeof DOTS;
  /** Its bytes in base64, without white space. */
  readonly base64: string;
}

/** What Plotly draws. */
export const PLOTLY = "application/vnd.plotly.v1+json";

/** Most characters of a drawing: a browser takes its time over every line of it. */
const MOST_DRAWN = 500_000;

/** Most elements of a drawing, with those that are drawn again and again. */
const MOST_ELEMENTS = 25_000;

/**
 * The drawing among the forms of an output; undefined where there is none.
 *
 * @throws {RangeError} when it has more than 500000 characters, or a browser would build more than 25000
 *   elements for it
 */
export function drawingOf(data: MimeBundle): string | undefined {
  const svg = data["image/svg+xml"];
  if (typeof svg !== "string") return undefined;
  if (svg.length > MOST_DRAWN) {
    throw new RangeError(`Expected at most ${MOST_DRAWN} characters of SVG; got ${svg.length}`);
  }
  const elements = elementsDrawn(svg);
  if (elements <= MOST_ELEMENTS) return svg;
  throw new RangeError(`Expected at most ${MOST_ELEMENTS} elements of SVG; got ${elements}`);
}

/** Whether an output is a picture, and no words. */
export function isPicture(data: MimeBundle): boolean {
  return [PLOTLY, "image/svg+xml", ...Object.keys(DOTS)].some((type) => data[type] !== undefined);
}

/** The picture of dots among the forms of an output; undefined where there is none. */
export function dotPictureOf(data: MimeBundle): DotPicture | undefined {
  for (const type of Object.keys(DOTS) as (keyof typeof DOTS)[]) {
    const bytes = data[type];
    if (typeof bytes === "string") return { type, base64: bytes.replaceAll(/\s/g, "") };
  }
}
