import { joinOn, type Machine } from "./machine.ts";

/**
 * The folder for a user's own Jupyter data, kernels among them.
 *
 * @see jupyter_core 5.9, `jupyter_data_dir`.
 */
export function userFolder(machine: Machine): string {
  const { os, home, env } = machine;
  if (env["JUPYTER_DATA_DIR"]) return env["JUPYTER_DATA_DIR"];
  switch (os) {
    case "darwin":
      return joinOn(machine, home, "Library", "Jupyter");
    case "windows": {
      if (env["APPDATA"]) return joinOn(machine, env["APPDATA"], "jupyter");
      const settings = env["JUPYTER_CONFIG_DIR"] || joinOn(machine, home, ".jupyter");
      return joinOn(machine, settings, "data");
    }
    case "linux": {
      const data = env["XDG_DATA_HOME"] || joinOn(machine, home, ".local", "share");
      return joinOn(machine, data, "jupyter");
    }
  }
}

/** The folder for the Jupyter data of one Python environment. */
export function environmentFolder(machine: Machine, prefix: string): string {
  return joinOn(machine, prefix, "share", "jupyter");
}

/**
 * Where Jupyter looks for kernels, first place first; an environment counts when it is active in
 * this terminal.
 *
 * @see jupyter_core 5.9, `jupyter_path`.
 */
export function searchedFolders(machine: Machine): string[] {
  const { os, env } = machine;
  const named = (env["JUPYTER_PATH"] ?? "").split(os === "windows" ? ";" : ":");
  const prefixes = [env["VIRTUAL_ENV"], env["CONDA_PREFIX"]].filter((prefix) => prefix);
  const system = os === "windows" ? [] : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
  const folders = [
    ...named.filter((folder) => folder !== ""),
    ...prefixes.map((prefix) => environmentFolder(machine, prefix!)),
    userFolder(machine),
    ...system,
  ];
  return [...new Set(folders)];
}
