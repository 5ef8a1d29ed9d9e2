import type { NamedInputs } from "./inputs.ts";

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
  readonly inputs: NamedInputs;
  /** The heading of the picture, when all frames share one. */
  readonly title?: string;
  /** The stills in the image of the output, in their order; none where no image was drawn. */
  readonly stills: readonly StillRecord[];
  /** Of a film: what each frame shows, for a reader who cannot see it. */
  readonly descriptions?: readonly string[];
  /** Under which key the page can have it drawn for other values; only while the cell is alive. */
  readonly live?: string;
}

/** The MIME type under which the record travels beside the picture. */
export const EXPLORE_TYPE = "application/vnd.flowbook.explore+json";
