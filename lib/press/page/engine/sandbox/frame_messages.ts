/** What the page tells the frame of cells. */
export type ToFrame =
  /** The script of the worker, which the frame is to start. */
  | { readonly kind: "start"; readonly script: Blob }
  /** Asks whether the frame is still there. */
  | { readonly kind: "ask" };

/** What the frame of cells tells the page around it. */
export type FromFrame =
  /** It is there: said once when it can be told to start, and whenever it is asked. */
  | { readonly kind: "here" }
  /** The worker listens; the message brings the port that leads to it. */
  | { readonly kind: "listening" }
  /** The worker could not be started, or threw where nothing catches. */
  | { readonly kind: "broken"; readonly reason: string };
