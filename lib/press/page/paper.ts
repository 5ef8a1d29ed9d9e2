/** Notes at the root of the page that `?print=all` asks for more on paper than the handout. */
export function choosePaper(): void {
  const { documentElement, location } = document;
  if (new URLSearchParams(location.search).get("print") !== "all") return;
  documentElement.dataset.print = "all";
}
