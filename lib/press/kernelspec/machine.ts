import { homedir } from "node:os";
import { posix, win32 } from "node:path";

/** What is asked of the machine at hand, so that another can be described in a test. */
export interface Machine {
  readonly os: "linux" | "darwin" | "windows";
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program that runs us: Deno itself. */
  readonly deno: string;
}

/** The machine at hand; systems other than macOS and Windows are taken for Linux. */
export function thisMachine(): Machine {
  const { os } = Deno.build;
  return {
    os: os === "darwin" || os === "windows" ? os : "linux",
    home: homedir(),
    env: Deno.env.toObject(),
    deno: Deno.execPath(),
  };
}

/** Joins parts of a path as that machine does. */
export function joinOn({ os }: Machine, ...parts: readonly string[]): string {
  return (os === "windows" ? win32 : posix).join(...parts);
}
