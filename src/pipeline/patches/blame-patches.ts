// What is found because of a patch points at the patch: at the part of the environment that was patched,
// nobody finds the fault.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';

type Patches = Environment['patches'];

/** Null where other patches do not apply without those that are left out. */
export type FindingsWith = (patches: Patches) => readonly Diagnostic[] | null;

/** Compiles and checks again, and once more for each patch, but only where there is something to blame. */
export function blamePatches(
  { patches }: Environment,
  found: readonly Diagnostic[],
  findingsWith: FindingsWith,
): readonly Diagnostic[] {
  const names = Object.keys(patches);
  if (names.length === 0 || found.length === 0) return found;
  const withoutAny = textsOf(findingsWith({}) ?? found);
  const owners = new Map<string, string>();
  for (const name of names) {
    const open = found.map(textOf).filter((text) => !withoutAny.has(text) && !owners.has(text));
    if (open.length === 0) break;
    const { [name]: _, ...others } = patches;
    const without = names.length === 1 ? withoutAny : textsOf(findingsWith(others) ?? found);
    for (const text of open.filter((each) => !without.has(each))) owners.set(text, name);
  }
  return found.map((each) => {
    const name = owners.get(textOf(each));
    return name === undefined ? each : blamed(each, name);
  });
}

function blamed({ target: _, ...finding }: Diagnostic, name: string): Diagnostic {
  const hint = `Change patch ${name}, which causes it, or delete it`;
  return { ...finding, hint, path: ['patches', name, 'patch'] };
}

function textsOf(found: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(found.map(textOf));
}

function textOf({ code, message, path }: Diagnostic): string {
  return JSON.stringify([code, message, path]);
}
