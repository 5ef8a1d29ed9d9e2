/** A part of the suite that is run by itself. */
export interface Group {
  /** What is in it, for the usage. */
  readonly says: string;
  /**
   * How its files share the cores: side by side in one process, or one file after the other in a
   * process for each core, where tests look at the children of their process: kernels, browsers.
   */
  readonly cores: "one process" | "a process each";
}

/** The groups, in the order in which they run: what fails soonest comes first. */
export const GROUPS = {
  math: { says: "the mathematics and the figures", cores: "one process" },
  press: {
    says: "notebooks, kernel, book, the house itself and its tools",
    cores: "a process each",
  },
  browser: {
    says: "the pages, in Chromium and Firefox where they are installed",
    cores: "a process each",
  },
} as const satisfies Record<string, Group>;

export type GroupName = keyof typeof GROUPS;

/** Rooms of `lib/` and folders of `tests/` that are no mathematics; a new room is. */
const PRESS = [
  ...[
    "press",
    "notebook",
    "bench",
    "bits",
    "claims",
    "house",
    "mutate",
    "problems",
    "readme",
    "run",
    "table",
    "coursework",
  ],
];

/**
 * The group to which a file belongs.
 *
 * @param path from the root of the checkout, such as "tests/odes/order_test.ts" or "README.md"
 */
export function groupOf(path: string): GroupName {
  const [, room, ...rest] = path.split("/");
  if (room === undefined || rest.length === 0) return "press"; // what stands outside the rooms
  if (room === "browser") return "browser";
  return PRESS.includes(room) ? "press" : "math";
}
