import { existsSync, readdirSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import {
  environmentFolder,
  joinOn,
  type Machine,
  searchedFolders,
  specPath,
  thisMachine,
} from "../kernelspec/mod.ts";
import type { FoundSpec } from "./check_kernelspec.ts";
import type { Store } from "./check_packages.ts";
import { PORT } from "./check_room.ts";

/** All that the doctor looks at. */
export interface World {
  /** Version of Deno. */
  readonly deno: string;
  /** Text of `deno.json`. */
  readonly config: string;
  /** Text of `deno.lock`; undefined when there is none. */
  readonly lock: string | undefined;
  readonly store: Store;
  /** The kernelspec that Jupyter would use. */
  readonly spec: FoundSpec | undefined;
  /** Whether a program is there, by path or by name. */
  canBeStarted(program: string): boolean;
  readonly port: "free" | "busy";
  /** Path of a browser. */
  readonly browser: string | undefined;
  /** Free memory in bytes. */
  readonly memory: number;
}

/**
 * Looks at the machine at hand.
 *
 * @param root folder with `deno.json`
 */
export async function look(root: string): Promise<World> {
  const machine = thisMachine(), folders = await packageFolders();
  return {
    deno: Deno.version.deno,
    config: await Deno.readTextFile(join(root, "deno.json")),
    lock: await readIfThere(join(root, "deno.lock")),
    store: {
      os: machine.os,
      arch: Deno.build.arch,
      isFetched: (name, version) =>
        folders.some((folder) => existsSync(join(folder, name, version))),
    },
    spec: await findSpec(machine),
    canBeStarted: (program) => findProgram(machine, program) !== undefined,
    port: portState(PORT),
    browser: findBrowser(machine),
    memory: Deno.systemMemoryInfo().available,
  };
}

/** Where Deno keeps npm packages: one folder for each registry. */
async function packageFolders(): Promise<string[]> {
  const info = new Deno.Command(Deno.execPath(), { args: ["info", "--json"] });
  const { stdout } = await info.output();
  const { npmCache } = JSON.parse(new TextDecoder().decode(stdout)) as { npmCache: string };
  return existsSync(npmCache) ? readdirSync(npmCache).map((name) => join(npmCache, name)) : [];
}

async function findSpec(machine: Machine): Promise<FoundSpec | undefined> {
  const prefixes = [machine.env["VIRTUAL_ENV"], machine.env["CONDA_PREFIX"]];
  for (const folder of searchedFolders(machine)) {
    const path = specPath(folder), text = await readIfThere(path);
    const isOf = (prefix: string | undefined): boolean =>
      prefix !== undefined && environmentFolder(machine, prefix) === folder;
    if (text !== undefined) return { path, text, prefix: prefixes.find(isOf) };
  }
  return undefined;
}

/** The path of Chromium or one of its relatives, if there is one. */
export function findBrowser(machine: Machine): string | undefined {
  const commands = COMMANDS.map((command) => findProgram(machine, command));
  return [...commands, ...browserPaths(machine).filter(existsSync)].find((path) => path);
}

/** The path of a program that is given by path or by name. */
export function findProgram({ os, env }: Machine, program: string): string | undefined {
  if (isAbsolute(program)) return existsSync(program) ? program : undefined;
  const endings = os === "windows" ? ["", ".exe", ".cmd"] : [""];
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder);
  return folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .find(existsSync);
}

function portState(port: number): World["port"] {
  try {
    Deno.listen({ hostname: "localhost", port }).close();
    return "free";
  } catch {
    return "busy";
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch {
    return undefined;
  }
}

/** Names of Chromium and its relatives as commands, the likeliest first. */
const COMMANDS: readonly string[] = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

/** Where Chromium and its relatives are installed when they are no commands. */
export function browserPaths(machine: Machine): string[] {
  const { os, env, home } = machine;
  if (os === "linux") return [];
  if (os === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
      ["/", home].map((root) =>
        joinOn(machine, root, "Applications", `${name}.app`, "Contents", "MacOS", name)
      )
    );
  }
  const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]];
  const names = [["Google", "Chrome", "Application", "chrome.exe"], [
    "Microsoft",
    "Edge",
    "Application",
    "msedge.exe",
  ]];
  return roots.filter((root) => root !== undefined).flatMap((root) =>
    names.map((name) => joinOn(machine, root, ...name))
  );
}
