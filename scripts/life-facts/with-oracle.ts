// A folder in which terraform knows the provider and nothing else, and a stub that answers the calls which
// the provider makes while it plans.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharePlugins } from '../terraform/share-plugins.ts';
import { startProvider } from '../terraform/standing-provider.ts';
import { startStubAws } from '../terraform/stub-aws.ts';
import { type Oracle, prepareOracle } from './ask.ts';
import { readSchemas } from './provider-schema.ts';

export async function withOracle<Result>(
  ask: (oracle: Oracle) => Promise<Result>,
): Promise<Result> {
  sharePlugins();
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-life-'));
  const stub = await startStubAws({ standing: [], buckets: new Map() });
  await prepareOracle(folder);
  const provider = await startProvider(folder, { AWS_ENDPOINT_URL: stub.url });
  try {
    const { variables } = provider;
    const schemas = await readSchemas(folder, variables);
    return await ask({ folder, variables, schemas });
  } finally {
    provider.stop();
    stub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
