/**
 * A place without this machine's files, network and processes, where Linux lets one be made.
 *
 * @module
 */

/**
 * Makes an empty root of its own in the folder `$1`, with the program `$2` and the system's libraries in
 * it, to be read only; turns to it, forgets the old one, and becomes the program. Inside there are no
 * other processes and no network.
 */
const ENTER_ROOM = `set -e
mount -t tmpfs -o size=64m,mode=755 none "$1"
cd "$1"
mkdir -p bin old proc child usr
for name in lib lib64 usr/lib usr/lib64; do
  if [ -L "/$name" ]; then ln -s "$(readlink "/$name")" "$name"
  elif [ -d "/$name" ]; then
    mkdir "$name"
    mount --rbind "/$name" "$name"
    mount -o remount,bind,ro "$name"
  fi
done
: > bin/deno
mount --bind "$2" bin/deno
mount -o remount,bind,ro bin/deno
mount -t proc none proc
pivot_root . old
PATH="/old/usr/sbin:/old/usr/bin:/old/sbin:/old/bin"
umount -l /old
shift 2
cd /child
unset PATH PWD OLDPWD
DENO_DIR=/child exec /bin/deno "$@"`;

/**
 * What every Unix can do: no long files, no core, an end to computing. Linux ends this process first
 * when the machine has no memory left.
 */
const SET_LIMITS = `ulimit -c 0; ulimit -f 20480; ulimit -t "$1"
ulimit -d "$2" 2> /dev/null || :
if [ -e /proc/self/oom_score_adj ]; then echo 1000 > /proc/self/oom_score_adj; fi 2> /dev/null
shift 2
exec "$@"`;

/** What the system lends: a room, the limits of a shell, or nothing. */
export type Room = "a room of its own" | "limits" | "nothing";

let found: Promise<Room> | undefined;

/** Finds out once which walls the system lends us. */
export function findRoom(): Promise<Room> {
  return found ??= tryRoom();
}

async function tryRoom(): Promise<Room> {
  const folder = await Deno.makeTempDir({ prefix: "flowbook-child-" });
  try {
    for (const room of ["a room of its own", "limits"] as const) {
      if (await isLent(room, folder)) return room;
    }
    return "nothing";
  } finally {
    await Deno.remove(folder);
  }
}

async function isLent(room: Room, folder: string): Promise<boolean> {
  const [program, ...args] = commandIn(room, {
    folder,
    args: ["--version"],
    seconds: 60,
    megabytes: 4000,
  });
  try {
    const { success } = await new Deno.Command(program!, {
      args,
      clearEnv: true,
      env: searchPath(),
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).output();
    return success;
  } catch {
    return false; // there is no such program
  }
}

/** What is to run behind the walls. */
export interface Inmate {
  /** An empty folder. */
  readonly folder: string;
  /** For Deno. */
  readonly args: readonly string[];
  /** Processor time, after which the system ends it, whether somebody still looks or not. */
  readonly seconds: number;
  /** Memory that the system gives at most, whether somebody still looks or not; Linux alone does. */
  readonly megabytes: number;
}

/**
 * The command that runs Deno behind these walls. In a room of its own it ends with the process that
 * has started it.
 */
export function commandIn(room: Room, { folder, args, seconds, megabytes }: Inmate): string[] {
  const deno = Deno.execPath();
  if (room === "nothing") return [deno, ...args];
  const limited = [
    "sh",
    "-c",
    SET_LIMITS,
    "limits",
    String(Math.ceil(seconds)),
    String(megabytes * 1000),
  ];
  if (room === "limits") return [...limited, deno, ...args];
  const apart = [
    ...["setpriv", "--pdeathsig", "KILL"],
    ...["unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child"],
    ...["--net", "--ipc", "--uts"],
  ];
  return [...limited, ...apart, "sh", "-c", ENTER_ROOM, "room", folder, deno, ...args];
}

/** The only variable that programs get: where those are that build the walls. */
export function searchPath(): Record<string, string> {
  if (Deno.build.os !== "windows") return { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" };
  return { SystemRoot: Deno.env.get("SystemRoot") ?? "" }; // nothing starts without it
}
