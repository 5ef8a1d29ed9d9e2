const START = 500; // milliseconds in which the browser begins to scroll after a click

/**
 * Lets a click on a link within the page glide there. A page that opens at a section, or goes back to
 * one, is there at once: gliding from the top of a long chapter shows a second of nothing.
 */
export function glideOnClick(): void {
  const { classList } = document.documentElement;
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link?.hash || link.href.split("#")[0] !== location.href.split("#")[0]) return;
    classList.add("gliding");
    setTimeout(() => classList.remove("gliding"), START);
  });
}
