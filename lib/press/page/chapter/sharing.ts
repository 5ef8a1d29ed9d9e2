import type { PageConfig } from "../../show/page_config.ts";
import type { Hold } from "../storage/save_edits.ts";
import type { ReaderCell } from "../share/notebook.ts";
import type { WrittenAnswers } from "../written.ts";
import type { Bar } from "./bar.ts";
import type { LiveCell } from "./live_cell.ts";
import type { Records } from "./records.ts";
import type { AllSliders } from "./sliders.ts";

/** What a reader can take from the page and bring to it. */
export interface Sharing {
  /** Copies a link that holds the reader's edits and sliders. */
  share(): Promise<void>;
  /** Hands out the notebook with the reader's code, what it put out, and the reader's words. */
  download(): Promise<void>;
  /** Shows what the address of the page brings, if it is a link of another reader. */
  receive(): Promise<void>;
}

/** The page that it is taken from. */
export interface SharingOptions {
  readonly config: PageConfig;
  readonly cells: ReadonlyMap<string, LiveCell>;
  readonly written: WrittenAnswers;
  readonly records: Records;
  readonly sliders: AllSliders;
  readonly hold: Hold;
  readonly bar: Pick<Bar, "ask" | "say">;
}

/** Links and notebooks of a page; the code for them is loaded when it is needed. */
export function openSharing(options: SharingOptions): Sharing {
  const { config, cells, written, records, sliders, hold, bar: { ask, say } } = options;
  const chapter = config.chapter ?? "";
  return {
    async share(): Promise<void> {
      try {
        const { linkToShare } = await import("../share/mod.ts");
        const link = linkToShare(location.href, chapter, cells.values(), sliders);
        await copy(link);
      } catch (error) {
        say((error as Error).message);
      }
    },
    async download(): Promise<void> {
      try {
        const { downloadNotebook } = await import("../share/mod.ts");
        const name = `${chapter}.ipynb`;
        await downloadNotebook(`${config.root}notebooks/${name}`, name, readersCells());
        say(`${name} is on its way to your downloads.`);
      } catch (error) {
        say(`The notebook cannot be downloaded: ${(error as Error).message}`);
      }
    },
    async receive(): Promise<void> {
      const { hash, pathname, search } = location;
      if (!hash.startsWith("#share=")) return;
      history.replaceState(null, "", pathname + search); // a bookmark should not bring it again
      const { receive } = await import("../share/mod.ts");
      receive(hash, { chapter, cells, sliders, hold, ask, say });
    },
  };

  async function copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      say("The link is copied. It holds your edits and sliders itself; no server has them.");
    } catch { // no permission, or a page without a secure connection
      history.replaceState(null, "", link);
      say("The link stands in the address of this page: copy it from there.");
    }
  }

  function readersCells(): ReadonlyMap<string, ReaderCell> {
    const code = [...cells].map(([id, cell]): [string, ReaderCell] => {
      const record = records.get(id), source = cell.source();
      return [id, { source, ...(record?.source === source ? { run: record } : {}) }];
    });
    const words = [...written()].map(([id, source]): [string, ReaderCell] => [id, { source }]);
    return new Map([...code, ...words]);
  }
}
