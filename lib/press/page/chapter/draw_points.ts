import type { LiveCell } from "./live_cell.ts";

/** What happens around the drawing. */
export interface DrawActions {
  run(cell: LiveCell): void;
  /** Tells the reader what is in the way. */
  say(words: string): void;
}

/** Lets the reader draw the points of a cell, which is then an edited one, and runs. */
export async function drawPoints(cell: LiveCell, { run, say }: DrawActions): Promise<void> {
  try {
    const { openPad, pointsIn, withPoints } = await import("../pad/mod.ts");
    const points = pointsIn(cell.source());
    if (!points) return say("This cell has no drawn points any more; Reset brings them back.");
    openPad(points, (drawn) => {
      cell.setSource(withPoints(cell.source(), drawn));
      run(cell);
    });
  } catch (error) {
    say(`The pad cannot be loaded: ${(error as Error).message}`);
  }
}
