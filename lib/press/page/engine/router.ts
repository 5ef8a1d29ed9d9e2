import type { Message } from "../../ipynb/message.ts";

/** Is told what a cell puts out. */
export type Take = (message: Message) => void;

/** Brings what a worker publishes to the cells it belongs to. */
export interface Router {
  /** From now on messages belong to another cell. */
  begin(take: Take): void;
  /** Hands a message to its cell. */
  route(message: Message): void;
}

/**
 * A router for one worker.
 *
 * A message belongs to the cell that began last, also after its end, as prints of timers do; an
 * update of a display belongs to the cell that made the display.
 */
export function openRouter(): Router {
  const displays = new Map<string, Take>();
  let current: Take = () => {};

  function route(message: Message): void {
    const { display_id: id } = (message.content.transient ?? {}) as { display_id?: string };
    if (message.type === "display_data" && id !== undefined) displays.set(id, current);
    const update = message.type === "update_display_data" && id !== undefined;
    (update ? displays.get(id) ?? current : current)(message);
  }

  return {
    route,
    begin(take): void {
      current = take;
    },
  };
}
