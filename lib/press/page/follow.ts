/**
 * The script that `deno task start` adds to its pages, and no other host: it loads a page again when
 * its notebook has been written. The browser keeps the place in the text.
 *
 * @module
 */

const script = document.querySelector<HTMLScriptElement>("script[data-follow]")!;
const { follow, state } = script.dataset;

/** What is written beside the page now; nothing while that cannot be told. */
async function stateNow(): Promise<string> {
  try {
    const answer = await fetch(follow!, { cache: "no-store" });
    return answer.ok ? await answer.text() : "";
  } catch {
    return ""; // `start` has ended, or begins again
  }
}

async function look(): Promise<void> {
  const now = document.hidden ? "" : await stateNow();
  if (now !== "" && now !== state) location.reload();
  else setTimeout(look, 500);
}

setTimeout(look, 500);
