/** What has to be tidied up when its element leaves the page. */
const watched = new Map<Element, () => void>();
let observer: MutationObserver | undefined;

/**
 * Calls back once when an element has left the page for good: moved elements stay.
 *
 * @param element stands in the page
 * @param gone    tidies up
 * @returns ends the watch, when the element was tidied up otherwise
 */
export function onRemoval(element: Element, gone: () => void): () => void {
  watched.set(element, gone);
  observer ??= new MutationObserver(sweep);
  if (watched.size === 1) observer.observe(document, { childList: true, subtree: true });
  return () => forget(element);
}

function sweep(): void {
  for (const [element, gone] of [...watched]) {
    if (element.isConnected) continue;
    forget(element);
    gone();
  }
}

function forget(element: Element): void {
  watched.delete(element);
  if (watched.size === 0) observer?.disconnect();
}
