// What a switch to the fork would change in the repository: the packages, and where sources import them from.

/** Newest of 30 November 2026 that accept each other. https://www.npmjs.com/package/cdktn */
export const FORK = {
  cdktn: '0.24.0',
  '@cdktn/provider-aws': '25.7.0',
  /** The bindings ask for `>=10.6.0 <10.8.0`, and all libraries have to share one. */
  constructs: '10.7.2',
};

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
}

const REPLACED = ['cdktf', '@cdktf/provider-aws'];
/** What our sources are type-checked with, besides what they run with. */
const FOR_TYPES = ['@types/node', 'typescript'];

/** What is installed for the rehearsal: all versions exact, those that stay as they are here. */
export function manifestWith(fork: Versions, { dependencies, devDependencies }: Manifest) {
  const staying = Object.entries(dependencies).filter(([name]) => !REPLACED.includes(name));
  const types = Object.entries(devDependencies).filter(([name]) => FOR_TYPES.includes(name));
  return {
    private: true,
    dependencies: { ...Object.fromEntries([...staying, ...types]), ...fork },
  };
}

/** The same module with its imports, types among them, from the fork. */
export function withFork(source: string): string {
  return source
    .replaceAll(/(?<quote>['"])@cdktf\/provider-aws(?<rest>[/'"])/g, '$1@cdktn/provider-aws$2')
    .replaceAll(/(?<quote>['"])cdktf(?<rest>\/|\k<quote>)/g, '$1cdktn$2');
}
