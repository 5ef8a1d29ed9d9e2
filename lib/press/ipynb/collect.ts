import { CAPTION_TYPE } from "../../notebook/records/caption_record.ts";
import type { Message } from "./message.ts";
import type { Output } from "./notebook.ts";

/** Gathers what a kernel publishes into the outputs of cells. */
export interface Collector {
  /** Opens the outputs of the next cell; they fill up as messages arrive. */
  begin(): Output[];
  /**
   * Takes a published message; those that are no output are let pass.
   *
   * @throws {RangeError} when a cell has put out more than the limit
   */
  take(message: Message): void;
  /** Settles when a display whose text is this token arrives; that display is no output. */
  arrival(token: string): Promise<void>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Kind<K> = Mutable<Extract<Output, { output_type: K }>>;

/** What the protocol says about the content of the messages that are outputs. */
interface Published {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly transient?: { readonly display_id?: string };
}

/**
 * A collector for one notebook.
 *
 * What is printed in one go becomes one output, however many messages it came in. An update of a
 * display replaces it where it stands, also in the outputs of an earlier cell.
 *
 * @param limit most bytes that one cell may put out
 */
export function collector(limit: number): Collector {
  const displays = new Map<string, Kind<"display_data">[]>();
  const awaited = new Map<unknown, () => void>();
  let outputs: Output[] = [];
  let size = 0;

  function count({ size: added }: Message): void {
    size += added;
    if (size > limit) throw new RangeError(`put out more than ${limit / 1e6} MB`);
  }

  function print({ name, text }: Kind<"stream">): void {
    const last = outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) (last as Kind<"stream">).text += text;
    else outputs.push({ output_type: "stream", name, text });
  }

  function show({ data, metadata = {}, transient }: Published): void {
    const arrived = awaited.get(data["text/plain"]);
    if (arrived) return arrived();
    if (CAPTION_TYPE in data) return; // the figure above it has the same words
    const display: Kind<"display_data"> = { output_type: "display_data", data, metadata };
    outputs.push(display);
    const id = transient?.display_id;
    if (id !== undefined) displays.set(id, [...displays.get(id) ?? [], display]);
  }

  function update({ data, metadata = {}, transient }: Published): void {
    const shown = displays.get(transient?.display_id ?? "") ?? [];
    for (const display of shown) Object.assign(display, { data, metadata });
  }

  function begin(): Output[] {
    size = 0;
    return outputs = [];
  }

  function take(message: Message): void {
    const content = message.content as never; // its fields follow from its type by the protocol
    switch (message.type) {
      case "stream":
        count(message);
        return print(content);
      case "display_data":
        count(message);
        return show(content);
      case "update_display_data": // replaces and does not add
        return update(content);
      case "execute_result":
        count(message);
        outputs.push(result(content));
        return;
      case "error":
        count(message);
        outputs.push(failure(content));
    }
  }

  async function arrival(token: string): Promise<void> {
    await new Promise<void>((arrived) => awaited.set(token, arrived));
    awaited.delete(token);
  }

  return { begin, take, arrival };
}

function result({ data, metadata, execution_count }: Kind<"execute_result">): Output {
  return { output_type: "execute_result", execution_count, data, metadata };
}

function failure({ ename, evalue, traceback }: Kind<"error">): Output {
  return { output_type: "error", ename, evalue, traceback };
}
