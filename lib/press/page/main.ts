/**
 * The first script of every page: small, because it is loaded before the reader does anything. It
 * finds out what kind of page this is, and loads the rest when it is needed.
 *
 * @module
 */
import { pageConfig } from "../show/page_config.ts";
import { glideOnClick } from "./glide.ts";
import { markHere } from "./here.ts";
import { choosePaper } from "./paper.ts";
import { addSearchField } from "./search/field.ts";

/** What makes the pages of a kind alive; the kind is a class of the body. */
const KINDS: Readonly<Record<string, () => Promise<void>>> = {
  async chapter(): Promise<void> {
    const { hydrate } = await import("./chapter/hydrate.ts");
    hydrate(pageConfig());
  },
  async index(): Promise<void> {
    const { hydrateCover } = await import("./cover.ts");
    hydrateCover(pageConfig());
  },
  async ledger(): Promise<void> {
    const { hydrateLedger } = await import("./ledger/mod.ts");
    hydrateLedger();
  },
  async verify(): Promise<void> {
    const [{ verifyPage }, { openEngine }] = await Promise.all([
      import("./verify/mod.ts"),
      import("./engine/open_engine.ts"),
    ]);
    verifyPage((withoutFrame) => openEngine({ ...pageConfig(), withoutFrame }));
  },
};

choosePaper();
addSearchField(pageConfig());
glideOnClick();
markHere();
await KINDS[document.body.className]?.();
document.documentElement.dataset.live = "ready";
