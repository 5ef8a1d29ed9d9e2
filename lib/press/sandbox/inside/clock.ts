/**
 * Time in a child passes only with what its code does, and stands while the parent is asked: so no
 * answer can time what it is given, and each run gives the same. Reading the clock takes 0.1 ms of this
 * time, a timer the time it was set for; timers fire in order of that time, and wait on the machine
 * for what is left of it.
 *
 * @module
 */
const { apply, construct, defineProperty, deleteProperty } = Reflect;
const { floor, max, min } = Math;
const { clearTimeout, setTimeout } = globalThis;

const BEGIN = Date.UTC(2000, 0), READING = 0.1; // ms
const LONGEST = 2 ** 31 - 1; // ms, as everywhere

/** Stops and starts the time of a world. */
export interface Clock {
  /** The parent is asked. */
  stop(): void;
  /** It has answered; time goes on when all its answers are there. */
  start(): void;
}

type Called = (...args: unknown[]) => unknown;

/** A place in the list of timers, before the one that is due next. */
interface Place {
  next: Timer | undefined;
}

interface Timer extends Place {
  readonly id: number;
  readonly due: number;
  readonly called: Called;
  readonly args: readonly unknown[];
  /** Of one that comes again, in ms. */
  readonly every: number | undefined;
}

/** Gives the world this time, and takes its other clocks away. */
export function takeClock(): Clock {
  const list: Place = { next: undefined };
  let now = 0, count = 0, stops = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  function read(): number {
    return now += READING;
  }

  function insert(timer: Timer): void {
    let place = list;
    while (place.next !== undefined && place.next.due <= timer.due) place = place.next;
    timer.next = place.next;
    place.next = timer;
    setAlarm();
  }

  function remove(id: number): void {
    let place = list;
    while (place.next !== undefined && place.next.id !== id) place = place.next;
    if (place.next !== undefined) place.next = place.next.next;
    setAlarm();
  }

  function setAlarm(): void {
    clearTimeout(alarm);
    const { next } = list;
    if (next !== undefined && stops === 0) alarm = setTimeout(ring, max(0, next.due - now));
  }

  function ring(): void {
    const timer = list.next!;
    list.next = timer.next;
    now = max(now, timer.due);
    if (timer.every === undefined) setAlarm();
    else insert({ ...timer, due: now + timer.every });
    apply(timer.called, undefined, timer.args);
  }

  function add(called: Called, wait: number, args: unknown[], kind: "once" | "again"): number {
    if (typeof called !== "function") throw new TypeError("Expected a function for a timer");
    const delay = min(max(1, +wait || 0), LONGEST), id = ++count;
    const every = kind === "again" ? delay : undefined;
    insert({ id, due: now + delay, called, args, every, next: undefined });
    return id;
  }

  give("setTimeout", (called: Called, wait = 0, ...args: unknown[]) => {
    return add(called, wait, args, "once");
  });
  give("setInterval", (called: Called, wait = 0, ...args: unknown[]) => {
    return add(called, wait, args, "again");
  });
  for (const name of ["clearTimeout", "clearInterval"]) give(name, remove);
  give("performance", Object.freeze({ timeOrigin: BEGIN, now: read }));
  giveDate(() => floor(BEGIN + read()));
  takeOthers();

  return {
    stop(): void {
      stops++;
      setAlarm();
    },
    start(): void {
      stops--;
      setAlarm();
    },
  };
}

function give(name: string, value: unknown): void {
  defineProperty(globalThis, name, {
    value,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

/** A `Date` whose present is this one. */
function giveDate(present: () => number): void {
  const told = new Proxy(Date, {
    construct: (date, args, asked) => construct(date, args.length > 0 ? args : [present()], asked),
    apply: (date) => String(new date(present())),
  });
  Date.now = present;
  Date.prototype.constructor = told;
  give("Date", told);
}

/** What else would tell the time of the machine. */
function takeOthers(): void {
  const others: readonly (readonly [object, string])[] = [
    [Temporal, "Now"],
    [Intl, "DateTimeFormat"], // which formats the present unless told another time
    [AbortSignal, "timeout"],
    [Atomics, "wait"],
    [Atomics, "waitAsync"],
  ];
  for (const [owner, name] of others) deleteProperty(owner, name);
}
