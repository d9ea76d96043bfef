/** Each terraform loads the provider, about half a gigabyte; most of the time it waits for AWS. */
export const PARALLEL = 6;

/** Each item as soon as those before it are done, and no more than a few at once. */
export async function inParallel<Item>(
  items: readonly Item[],
  isReady: (item: Item) => boolean,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = new Set(items);
  const running = new Set<Promise<void>>();
  while (waiting.size > 0 || running.size > 0) {
    for (const item of [...waiting].filter(isReady).slice(0, PARALLEL - running.size)) {
      waiting.delete(item);
      const run: Promise<void> = work(item).finally(() => running.delete(run));
      running.add(run);
    }
    if (running.size === 0) throw new Error('What is left waits for itself');
    await Promise.race(running);
  }
}
