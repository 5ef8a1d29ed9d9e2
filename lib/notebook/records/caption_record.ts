import { escapeMarkdown } from "../escape.ts";
import type { Bundle } from "./display_message.ts";

/**
 * The MIME type that marks the caption of a figure, which stands below it in Jupyter.
 *
 * Jupyter shows a picture without its words. A caption is sent to the kernel and saved in files, and
 * nowhere else: the book has it with the figure.
 */
export const CAPTION_TYPE = "application/vnd.flowbook.caption+json";

const PICTURES = ["application/vnd.plotly.v1+json", "image/svg+xml"];

/** The caption of a picture as an output of its own; undefined where there is no picture. */
export function captionOf(data: { readonly [mime: string]: unknown }): Bundle | undefined {
  const words = data["text/plain"];
  if (typeof words !== "string" || !PICTURES.some((type) => data[type] !== undefined)) return;
  const caption = words.trim().split("\n")[0]!;
  return { "text/markdown": escapeMarkdown(caption), "text/plain": caption, [CAPTION_TYPE]: {} };
}
