const PLACE = /(\bcell-[\w-]+\.ts), <anonymous>(?=:\d+:\d+)/g;
const OUTSIDE_FUNCTIONS = /\beval \((cell-[\w-]+\.ts:\d+:\d+)\)/g;

/**
 * A text in which places in cells read `cell-two-bumps.ts:3:7`: Deno adds to the name of a cell that
 * it was evaluated.
 */
export function plainPlaces(text: string): string {
  return text.replace(PLACE, "$1").replace(OUTSIDE_FUNCTIONS, "$1");
}
