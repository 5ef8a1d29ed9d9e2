/** What stands in `deno.lock`, as far as it matters here. */
export interface LockFile {
  /** Requirements, such as "npm:acorn@8.19.0". */
  readonly requirements: readonly string[];
  readonly packages: readonly LockedPackage[];
}

/** One npm package that is needed, directly or by another. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Systems and processors it is made for; any when empty. */
  readonly os: readonly string[];
  readonly cpu: readonly string[];
}

interface Text {
  readonly specifiers?: Readonly<Record<string, string>>;
  readonly npm?: Readonly<Record<string, { os?: readonly string[]; cpu?: readonly string[] }>>;
}

/** Reads a lock file of version 5; undefined when it is not JSON. */
export function readLock(text: string): LockFile | undefined {
  let read: Text;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { specifiers = {}, npm = {} } = read;
  const packages = Object.entries(npm).map(([key, { os = [], cpu = [] }]) => {
    const at = key.indexOf("@", 1); // the first sign may belong to a scope
    // what follows the version are the packages beside which it is installed
    return { name: key.slice(0, at), version: key.slice(at + 1).split("_")[0]!, os, cpu };
  });
  return { requirements: Object.keys(specifiers), packages };
}
