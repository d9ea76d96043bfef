// Values that nobody can be sure about, and that are nearly something else: a letter for a digit, a region for
// another.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { regionNames } from '../../../facts/regions.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkSlips(environment: Environment): readonly Diagnostic[] {
  return [...tags(environment), ...hostsElsewhere(environment)];
}

const DIGITS: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1' };
/** A version but for letters that look like digits: `1.0.O`, `v1.l.0`. */
const NEARLY_VERSION = /^v?[\dOolI]+(\.[\dOolI]+)+$/;

function tags({ services }: Environment): readonly Diagnostic[] {
  return Object.entries(services).flatMap(([service, { image }]) => {
    const { tag } = image;
    if (tag === null || !NEARLY_VERSION.test(tag)) return [];
    const [prefix = '', rest = ''] = /^(v?)(.*)$/.exec(tag)?.slice(1) ?? [];
    const likely = `${prefix}${rest.replaceAll(/[OolI]/g, (letter) => DIGITS[letter] ?? letter)}`;
    const letter = /[OolI]/.exec(rest)?.[0];
    if (letter === undefined) return [];
    const where = { path: ['services', service, 'image', 'tag'] };
    return [diagnostic('model/tag-letter', { service, tag, letter, likely }, where)];
  });
}

/** An endpoint of AWS in another region than the one that `externals` of the service name for the same. */
function hostsElsewhere({ services, externals }: Environment): readonly Diagnostic[] {
  return Object.entries(services).flatMap(([service, { env, uses }]) => {
    const named = uses.externals.flatMap((key) =>
      (externals[key]?.hosts ?? []).map((host) => ({ host, key })),
    );
    return Object.entries(env).flatMap(([name, text]) => {
      const other = named.find(({ host }) => differsByRegion(text, host));
      if (other === undefined || named.some(({ host }) => text.includes(host))) return [];
      const args = { service, name, external: other.key, wanted: other.host };
      const where = { path: ['services', service, 'env', name] };
      return [diagnostic('model/host-of-region', args, where)];
    });
  });
}

function differsByRegion(text: string, host: string): boolean {
  const region = regionNames.find((each) => host.includes(`.${each}.`));
  if (region === undefined) return false;
  return regionNames.some(
    (each) => each !== region && text.includes(host.replace(`.${region}.`, `.${each}.`)),
  );
}
