import { CAPTION_TYPE, captionOf } from "../../notebook/records/caption_record.ts";
import type { Output } from "./notebook.ts";

/** Outputs as they stand in a file: below each figure its caption, which Jupyter would not show. */
export function withCaptions(outputs: readonly Output[]): Output[] {
  return outputs.flatMap((output) => {
    const caption = output.output_type === "display_data" ? captionOf(output.data) : undefined;
    if (caption === undefined) return [output];
    return [output, { output_type: "display_data", data: caption, metadata: {} }];
  });
}

/** The same as they are in memory, where a figure has its caption among its own words. */
export function withoutCaptions(outputs: readonly Output[]): Output[] {
  return outputs.filter((output) => !("data" in output) || output.data[CAPTION_TYPE] === undefined);
}
