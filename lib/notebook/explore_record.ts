import type { NamedInput } from "./explore_inputs.ts";
import { printNumber } from "./table.ts";

/** One of the frames that are kept as still pictures. */
export interface StillRecord {
  /** Where the saved slider stands. */
  readonly value: number;
  /** What the frame shows, for a reader who cannot see it. */
  readonly description: string;
}

/** What a reader may change in a picture: "application/vnd.flowbook.explore+json". */
export interface ExploreRecord {
  /** In their order. The frames of the first are saved; the others stand at their start there. */
  readonly inputs: readonly NamedInput[];
  /** The heading of the picture, when all frames share one. */
  readonly title?: string;
  /** The stills in the image of the output, in their order; none where no image was drawn. */
  readonly stills: readonly StillRecord[];
}

/** The MIME type under which the record travels beside the picture. */
export const EXPLORE_TYPE = "application/vnd.flowbook.explore+json";

/** Where an input stands, in words: "t = 0.35". */
export function printInput({ name, label = name }: NamedInput, value: number): string {
  return `${label} = ${printNumber(value)}`;
}
