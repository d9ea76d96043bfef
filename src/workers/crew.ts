// Threads that answer questions side by side while whoever asks waits, so that nobody else has to know of it.
// What a thread does not answer, the asker has to find out alone.
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** Starts one more thread of this program with `data`. */
export type StartThread = (data: object, transfer: readonly object[]) => void;

export interface Question {
  /** Plain data. */
  readonly asks: unknown;
  /** Thread that is asked before others, as it knows most of it. Absent: any. */
  readonly of?: number;
}

export interface Answer {
  /** Undefined: there is none. */
  readonly value: unknown;
  readonly by: number;
}

export interface Crew {
  /** Answers in the order of the questions; `onAnswer` is told of each as it comes. */
  readonly ask: (
    questions: readonly Question[],
    onAnswer: (at: number) => void,
  ) => readonly Answer[];
}

/** What a thread is started with. */
export interface Seat {
  readonly port: MessagePort;
  /** Counts what all threads have said. */
  readonly said: Int32Array;
}

interface Member {
  readonly port: MessagePort;
  /** Place of the question it has. */
  busy: number | undefined;
  isLost: boolean;
}

/** No environment takes as long; a thread that ran out of memory says nothing any more. */
const PATIENCE_MS = 120_000;

export function startCrew(size: number, start: StartThread): Crew {
  const said = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const members = Array.from({ length: size }, (): Member => {
    const { port1, port2 } = new MessageChannel();
    port1.unref();
    const seat: Seat = { port: port2, said };
    start(seat, [port2]);
    return { port: port1, busy: undefined, isLost: false };
  });
  return { ask: (questions, onAnswer) => askAll({ members, said }, questions, onAnswer) };
}

interface Table {
  readonly members: readonly Member[];
  readonly said: Int32Array;
}

function askAll(
  table: Table,
  questions: readonly Question[],
  onAnswer: (at: number) => void,
): readonly Answer[] {
  const answers: Answer[] = questions.map(() => ({ value: undefined, by: -1 }));
  const open = new Set(questions.keys());
  for (;;) {
    for (const [by, member] of table.members.entries()) {
      if (isFree(member)) handOut(member, by, { questions, open });
    }
    if (!table.members.some(isAwaited)) return answers;
    for (const { at, ...answer } of nextFrom(table)) {
      answers[at] = answer;
      onAnswer(at);
    }
  }
}

function isFree({ busy, isLost }: Member): boolean {
  return busy === undefined && !isLost;
}

function isAwaited({ busy, isLost }: Member): boolean {
  return busy !== undefined && !isLost;
}

type Heard = Answer & { readonly at: number };

/** Waits until one has something to say; nothing: all are silent for good. */
function nextFrom({ members, said }: Table): readonly Heard[] {
  for (;;) {
    const count = Atomics.load(said, 0);
    const heard = members.flatMap(listen);
    if (heard.length > 0) return heard;
    if (Atomics.wait(said, 0, count, PATIENCE_MS) !== 'timed-out') continue;
    for (const member of members.filter(isAwaited)) member.isLost = true;
    return [];
  }
}

interface Open {
  readonly questions: readonly Question[];
  readonly open: Set<number>;
}

function handOut(member: Member, by: number, { questions, open }: Open): void {
  const own = [...open].find((at) => questions[at]?.of === by);
  const at = own ?? open.values().next().value;
  if (at === undefined) return;
  open.delete(at);
  member.busy = at;
  member.port.postMessage(questions[at]?.asks);
}

function listen(member: Member, by: number): readonly Heard[] {
  const message = receiveMessageOnPort(member.port)?.message as Reply | undefined;
  const at = member.busy;
  if (message === undefined || at === undefined) return [];
  member.busy = undefined;
  return [{ at, by, value: message.value }];
}

interface Reply {
  readonly value: unknown;
}

/** Answers in a thread until nobody asks any more. What throws, the asker will see for itself. */
export function serve({ port, said }: Seat, answer: (asks: unknown) => unknown): void {
  const reply = (message: Reply) => {
    port.postMessage(message);
    Atomics.add(said, 0, 1);
    Atomics.notify(said, 0);
  };
  port.on('message', (asks) => {
    reply({ value: attempt(() => answer(asks)) });
  });
}

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch {
    return undefined;
  }
}
