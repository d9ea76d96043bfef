// One environment with many services, in one file: the small one of the tests, with more of the same.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VALID = 'test/fixtures/valid/environments/shop/base.yaml';

/** Lays it into the new folder `to`. */
export function makeLarge(from: string, to: string, services: number): void {
  const folder = join(to, 'environments/shop');
  mkdirSync(folder, { recursive: true });
  cpSync(join(from, 'locks'), join(to, 'locks'), { recursive: true });
  const text = readFileSync(join(from, VALID), 'utf8');
  const [, web = ''] = /^services:\n( {2}web:\n(?: {4}.*\n)+)/m.exec(text) ?? [];
  const others = Array.from({ length: services - 1 }, (_, at) => {
    const port = 1024 + at;
    return web
      .replace('web:', `web-${at}:`)
      .replace('Web', `Web ${at}`)
      .replace('port: 8080', `port: ${port}`)
      .replace(/requests: .*/, 'requests: { cpu: 10m, memory: 16Mi }');
  });
  // As many pods need more nodes and more addresses than the small one has.
  const grown = text
    .replace(web, web + others.join(''))
    .replace('10.0.11.0/24, 10.0.12.0/24', '10.0.64.0/18, 10.0.128.0/18')
    .replace('min: 2, max: 4', `min: ${Math.ceil(services / 4)}, max: ${Math.ceil(services / 2)}`);
  writeFileSync(join(folder, 'prod.yaml'), grown);
}
