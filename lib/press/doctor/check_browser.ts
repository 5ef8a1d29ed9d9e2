import { type Finding, fine, note } from "./finding.ts";

/** Judges whether the tests that open the book in a browser can run. */
export function checkBrowser(path: string | undefined): Finding {
  return path === undefined
    ? note("no Chromium or Chrome, which only tests of the pages need", "install one of them")
    : fine(`a browser for the tests of the pages: ${path}`);
}
