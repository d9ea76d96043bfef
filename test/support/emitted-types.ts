import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emittedBodies, RESULTS } from '../../scripts/life-facts/emitted-bodies.ts';

const BINDING = /@cdktf\/provider-aws\/lib\/(?!data-|provider\/)([a-z0-9-]+)\/index/g;

/** Every type of resource in the results of this repository, and that other environments may have. */
export function emittedTypes(): readonly string[] {
  const bindings = readdirSync('src', { recursive: true, encoding: 'utf8' })
    // What `new kind` writes is a text there, and a kind of somebody else's.
    .filter((path) => path.endsWith('.ts') && !path.startsWith('scaffold'))
    .flatMap((path) => [...readFileSync(join('src', path), 'utf8').matchAll(BINDING)])
    .map(([, name = '']) => `aws_${name.replaceAll('-', '_')}`);
  return [...new Set([...emittedBodies(RESULTS).keys(), ...bindings])].sort();
}
