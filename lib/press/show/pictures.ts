import type { MimeBundle } from "../ipynb/notebook.ts";

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
