const CALL = /\bcheck\(\s*("(?:[^"\\\n]|\\.)*")/g;
const HAS_CODE = /^\s*(?!\/\/)\S/m;

/** The words of the checks in a test cell, in order; a sheet has one in each. */
export function checksIn(source: string): string[] {
  return [...source.matchAll(CALL)].map(([, text]) => JSON.parse(text!) as string);
}

/** Whether anything but comments is left in a source. */
export function hasCode(source: string): boolean {
  return HAS_CODE.test(source);
}
