import type { Locator, Page } from "playwright-core";

/** Waits until the scripts of a page have made it alive. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset["live"] === "ready");
}

/** Opens a page and waits until it is alive. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await alive(page);
}

/** A code cell of the page. */
export function cell(page: Page, id: string): Locator {
  return page.locator(`section.cell.code[id="${id}"]`);
}

/** Waits until a cell is in one of these states; tells in which. */
export async function state(page: Page, id: string, ...states: string[]): Promise<string> {
  const either = states.map((name) => `section[id="${id}"][data-state="${name}"]`).join();
  const found = page.locator(either);
  await found.waitFor({ state: "attached", timeout: 60_000 });
  return (await found.getAttribute("data-state"))!;
}

/** Runs a cell, with those it needs, and waits until it has ended; tells how. */
export async function run(page: Page, id: string): Promise<string> {
  await cell(page, id).locator("button.run").click();
  await state(page, id, "waiting", "running", "ran", "failed");
  return await state(page, id, "ran", "failed");
}

/** A button of a cell. */
export function button(page: Page, id: string, name: string): Locator {
  return cell(page, id).getByRole("button", { name, exact: true });
}

/** Replaces what stands in a cell, as a reader would by the keyboard. */
export async function edit(page: Page, id: string, source: string): Promise<void> {
  await button(page, id, "Edit").click();
  const editor = cell(page, id).getByRole("textbox");
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
}
