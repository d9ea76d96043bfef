// A registry of npm that has one package of its own, and sends whoever asks for another one on to the real one:
// `registry.ts TARBALL MANIFEST REGISTRY`. Prints its address, and ends with whoever started it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [tarball = '', manifestFile = '', upstream = ''] = process.argv.slice(2);
const content = readFileSync(tarball);
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
  name: string;
  version: string;
};
const { name, version } = manifest;
const FILE = `/${name}/-/${name}-${version}.tgz`;

const server = createServer(({ url = '' }, response) => {
  if (url === FILE) response.end(content);
  else if (url === `/${name}`) response.end(JSON.stringify(packument()));
  else response.writeHead(302, { location: new URL(url, upstream).href }).end();
});

/** As npm's registry describes a package:
 * https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function packument(): object {
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  const dist = { tarball: `${address()}${FILE}`, integrity };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

server.listen(0, '127.0.0.1', () => console.log(address()));
process.stdin.resume().on('end', () => process.exit());
