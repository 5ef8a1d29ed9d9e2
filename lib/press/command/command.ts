import { parseArgs, type ParseArgsConfig } from "node:util";

/** Where the course lies, and where a command's words go. */
export interface Surroundings {
  /** Folder with `notebooks/`, `data/` and `deno.json`. */
  readonly root: string;
  readonly print: (text: string) => void;
}

/** A command: takes what follows its name, gives the exit code. */
export type Command = (
  args: readonly string[],
  surroundings: Surroundings,
) => Promise<number>;

/** What a command does, in two steps, so that a mistake in the first is known from one in the second. */
export interface Steps<Request> {
  /** @throws {RangeError} when the command line is wrong */
  read(args: readonly string[], surroundings: Surroundings): Request | Promise<Request>;
  /** @returns the exit code */
  run(request: Request, surroundings: Surroundings): Promise<number>;
}

/**
 * A command that answers `--help`, and a wrong command line with the usage.
 *
 * @param usage how it is called
 * @returns the command; its exit codes are those of its steps, 2 when the command line is wrong, and
 *   1 when something else is
 */
export function commandOf<Request>(usage: string, { read, run }: Steps<Request>): Command {
  return async (args, surroundings) => {
    const { print } = surroundings;
    if (args.includes("--help")) {
      print(usage);
      return 0;
    }
    let request: Request;
    try {
      request = await read(args, surroundings);
    } catch (error) {
      const isUsage = error instanceof RangeError; // and not a broken file
      print((error as Error).message + (isUsage ? `\n\n${usage}` : ""));
      return isUsage ? 2 : 1;
    }
    try {
      return await run(request, surroundings);
    } catch (error) {
      print((error as Error).message);
      return 1;
    }
  };
}

/**
 * Reads a command line with one argument and perhaps options.
 *
 * @param what the argument is, for the message
 * @throws {RangeError} when an option is unknown or the argument is missing
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  what: string,
  options: Options,
): { readonly argument: string; readonly values: Values<Options> } {
  const { values, positionals } = parse(args, options);
  if (positionals.length !== 1) {
    throw new RangeError(`Expected ${what}; got ${positionals.join(" ") || "none"}`);
  }
  return { argument: positionals[0]!, values };
}

type Values<Options extends NonNullable<ParseArgsConfig["options"]>> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>
>["values"];

function parse<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
): { values: Values<Options>; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}
