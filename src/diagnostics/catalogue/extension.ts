// Faults of kinds of resources that a repository brings itself, in extensions/.
import { entry, quote } from '../entry.ts';
import { typed } from '../typed.ts';

type Of = { readonly file: string };

export const extensionCatalogue = {
  'extension/syntax': entry<Of & { text: string }>({
    severity: 'error',
    message: ({ text }) => `Extension cannot be read: ${text}`,
    hint: () => 'Correct the TypeScript there; npx tsc --noEmit tells all of it',
    why: 'An extension is TypeScript, and is bundled with groundplan by esbuild at the first start after a change. Types are not looked at then: `tsc` does so, as [add a kind](how-to/add-a-kind.md) shows.',
  }),
  'extension/unknown-import': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `No package for the import ${quote(name)} of an extension`,
    hint: () => 'Import from groundplan/kind, or add the package to package.json and install it',
    why: 'Packages are looked for where groundplan stands, and then in the repository. What kinds are made of comes from `groundplan/kind` and `groundplan/environment`, with the packages that groundplan itself has: `zod`, `cdktf`, `@cdktf/provider-aws`, `cdk8s` and `cdk8s-plus-27`.',
  }),
  'extension/refused-import': entry<{ what: string; advice: string }>({
    severity: 'error',
    message: ({ what }) => `An extension imports ${what}`,
    hint: ({ advice }) => advice,
    why: 'The same environment gives the same bytes on every machine, so an extension sees the environment and nothing else. Files of groundplan that are not `groundplan/kind` may change with every version.',
  }),
  'extension/impure': entry<{ name: string; what: string; advice: string }>({
    severity: 'error',
    message: ({ name, what }) => `An extension reads ${what}: ${name}`,
    hint: ({ advice }) => advice,
    why: 'The same environment gives the same bytes on every machine and on every day: what an extension makes of the clock or of chance would be another change at each run. `new Date("2026-01-01")` and hashes say the same for the same.',
  }),
  'extension/no-kind-file': entry<Of>({
    severity: 'error',
    message: ({ file }) => `No ${file}: each folder of extensions/ is one kind of resource`,
    hint: ({ file }) => `Write ${file}, or move the folder out of extensions/`,
    why: 'A folder that is passed over in silence looks as if it counted. Files directly in `extensions/`, such as a `tsconfig.json`, are left alone.',
  }),
  'extension/no-kind': entry<Of>({
    severity: 'error',
    message: ({ file }) => `${file} exports no kind`,
    hint: () => 'Write export const kind: Kind<…> = { … }',
    why: 'The launcher asks each `kind.ts` for its export `kind`, or for the default one.',
  }),
  'extension/wrong-kind': entry<{ member: string; expected: string; found: string }>({
    severity: 'error',
    message: ({ member, expected, found }) =>
      `Wrong ${member} of an extension: expected ${expected}, found ${found}`,
    hint: ({ member, expected }) => `Give ${member} as ${expected}`,
    why: 'The members are those of `Kind` in `src/kinds/kind.ts`, which `groundplan/kind` exports; `tsc` knows them all.',
  }),
  'extension/name-taken': entry<{ member: string; name: string; owner: string }>({
    severity: 'error',
    message: ({ member, name, owner }) =>
      `The ${member} ${quote(name)} of an extension is taken by ${owner}`,
    hint: ({ member }) => `Choose another ${member}`,
    why: 'Keys of an environment, names of kinds and codes of findings each mean one thing.',
  }),
  'extension/threw': entry<{ place: string; text: string }>({
    severity: 'error',
    message: ({ place, text }) => `Extension ${place} stops with an error: ${text}`,
    hint: () => 'Mend the extension; what a user got wrong is reported by one of its rules',
    why: 'A run with an extension that stops has no result, and writes nothing.',
  }),
  'extension/wrong-result': entry<{ place: string; text: string }>({
    severity: 'error',
    message: ({ place, text }) => `Extension ${place} gives what nobody can use: ${text}`,
    hint: ({ place }) => `Give back from ${place} what its type in groundplan/kind says`,
    why: 'What each function gives back is in `src/kinds/contract`, and `groundplan/kind` exports the types. Nothing is waited for: a function that is async gives a Promise.',
  }),
  'extension/not-loaded': entry<Record<never, never>>({
    severity: 'error',
    message: () => 'The repository has extensions, and this program was started without them',
    hint: () => `Start it with ${typed('synth')}, which reads them first`,
    why: 'Extensions are bundled by the launcher. Without them their keys would be unknown, and what is there of them would be taken away.',
  }),
} as const;
