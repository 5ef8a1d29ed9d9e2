import { deepEqual, equal } from "node:assert/strict";
import {
  environmentFolder,
  searchedFolders,
  userFolder,
} from "../../../lib/press/kernelspec/mod.ts";
import { LINUX, MAC, WINDOWS, withEnv } from "./machines.ts";

// the expected paths are those that jupyter_core 5.9 prints or documents

Deno.test("userFolder() is Jupyter's own on each system", () => {
  equal(userFolder(LINUX), "/home/ada/.local/share/jupyter");
  equal(userFolder(MAC), "/Users/ada/Library/Jupyter");
  equal(userFolder(WINDOWS), "C:\\Users\\ada\\AppData\\Roaming\\jupyter");
});

Deno.test("userFolder() follows the variables that Jupyter follows", () => {
  for (const machine of [LINUX, MAC, WINDOWS]) {
    const env = { ...machine.env, JUPYTER_DATA_DIR: "elsewhere", XDG_DATA_HOME: "/ignored" };
    equal(userFolder(withEnv(machine, env)), "elsewhere");
  }
  equal(userFolder(withEnv(LINUX, { XDG_DATA_HOME: "/data" })), "/data/jupyter");
  equal(userFolder(withEnv(MAC, { XDG_DATA_HOME: "/data" })), "/Users/ada/Library/Jupyter");
  equal(userFolder(withEnv(WINDOWS, {})), "C:\\Users\\ada\\.jupyter\\data");
  equal(userFolder(withEnv(WINDOWS, { JUPYTER_CONFIG_DIR: "D:\\set" })), "D:\\set\\data");
});

Deno.test("a variable that is empty counts as none", () => {
  const env = { JUPYTER_DATA_DIR: "", XDG_DATA_HOME: "", JUPYTER_PATH: "", VIRTUAL_ENV: "" };
  deepEqual(searchedFolders(withEnv(LINUX, env)), searchedFolders(LINUX));
});

Deno.test("environmentFolder() lies below the prefix", () => {
  equal(environmentFolder(LINUX, "/venv"), "/venv/share/jupyter");
  equal(environmentFolder(WINDOWS, "C:\\venv"), "C:\\venv\\share\\jupyter");
});

Deno.test("searchedFolders() begins with what was named and ends with the system", () => {
  const env = { JUPYTER_PATH: "/a:/b", VIRTUAL_ENV: "/venv", CONDA_PREFIX: "/conda" };
  deepEqual(searchedFolders(withEnv(LINUX, env)), [
    "/a",
    "/b",
    "/venv/share/jupyter",
    "/conda/share/jupyter",
    "/home/ada/.local/share/jupyter",
    "/usr/local/share/jupyter",
    "/usr/share/jupyter",
  ]);
  const windows = withEnv(WINDOWS, { ...WINDOWS.env, JUPYTER_PATH: "C:\\a;D:\\b" });
  deepEqual(searchedFolders(windows), ["C:\\a", "D:\\b", userFolder(WINDOWS)]);
  const twice = withEnv(LINUX, { VIRTUAL_ENV: "/usr" }); // a folder is searched once
  deepEqual(searchedFolders(twice).filter((folder) => folder === "/usr/share/jupyter").length, 1);
});
