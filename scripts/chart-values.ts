// npm run chart-values -- <folder>
// Renews src/facts/chart-values.generated.json, the types of the default values of every chart at
// its pinned version. The folder holds each chart as `helm pull --untar` leaves it, under its own name,
// its dependencies in charts/. https://helm.sh/docs/helm/helm_pull/
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addons } from '../src/addons/addons.ts';
import { mergeTypes, typesOf, typesOfSchema, type ValueTypes } from './chart-values/types-of.ts';

const TARGET = 'src/facts/chart-values.generated.json';

/** Istio's charts keep their defaults below this key, and lift them up themselves. */
const LIFTED = '_internal_defaults_do_not_set';

function typesOfChart(folder: string): ValueTypes {
  const file = join(folder, 'values.yaml');
  const values = existsSync(file) ? (parse(readFileSync(file, 'utf8')) ?? {}) : {};
  const schema = join(folder, 'values.schema.json');
  const stated = existsSync(schema) ? JSON.parse(readFileSync(schema, 'utf8')) : {};
  const own = mergeTypes(typesOfSchema(stated), typesOf(values[LIFTED] ?? values));
  const below = join(folder, 'charts');
  const names = existsSync(below) ? readdirSync(below).sort() : [];
  // What a chart says of its dependency counts more than what the dependency says of itself.
  return names.reduce(
    (types, name) => mergeTypes({ [name]: typesOfChart(join(below, name)) }, types),
    own,
  );
}

function main(folder: string): void {
  const lines = addons.map(({ chart, version, repository }) => {
    const found = parse(readFileSync(join(folder, chart, 'Chart.yaml'), 'utf8')).version;
    if (found !== version) throw new Error(`${chart}: found ${found}, wanted ${version}`);
    const entry = { version, repository, values: typesOfChart(join(folder, chart)) };
    return `${JSON.stringify(chart)}: ${JSON.stringify(entry)}`;
  });
  writeFileSync(TARGET, `{\n${lines.sort().join(',\n')}\n}\n`);
  console.log(`${TARGET}: written.`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npm run chart-values -- <folder>');
main(folder);
