// Who uses a part of an environment, by what stands under `uses`.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { firstOf } from '../../../diagnostics/wording.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import type { TransitionInput } from '../../transition.ts';

/** As the end of a sentence; empty where nothing of that kind is used at all. */
export function usersOf({ environment }: TransitionInput, origin: Path): string {
  const [collection = '', key = '', part, replica] = origin.map(String);
  const consumers = consumersOf(environment);
  const isUsed = consumers.some(({ uses }) => collection in uses);
  if (!isUsed || key === '') return '';
  const users = consumers.filter(({ uses }) => {
    const use = useOf((uses as unknown as Record<string, unknown>)[collection], key);
    if (use === undefined) return false;
    return part === 'replicas' ? readsOf(use) === replica : !isReader(use);
  });
  const names = users.map((each) => each.key).sort();
  return names.length === 0 ? 'no service uses it' : `used by ${firstOf(names, MOST)}`;
}

const MOST = 4;

/** What stands under `uses` is a list of keys, or a map by key. */
function useOf(uses: unknown, key: string): unknown {
  if (Array.isArray(uses)) return uses.includes(key) ? true : undefined;
  return isPlainObject(uses) ? uses[key] : undefined;
}

/** Whether it reads from a replica, and from nothing else. */
function isReader(use: unknown): boolean {
  return isPlainObject(use) && typeof use['replica'] === 'string';
}

function readsOf(use: unknown): unknown {
  if (!isPlainObject(use)) return undefined;
  const { readFrom } = use;
  return use['replica'] ?? (isPlainObject(readFrom) ? readFrom['replica'] : undefined);
}
