import { joinOn, type Machine } from "../kernelspec/mod.ts";

/** Names of Chromium and its relatives as commands, the likeliest first. */
export const COMMANDS: readonly string[] = [
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
