// The emulator and the providers that ask it, for as long as somebody works with them.
import { join } from 'node:path';
import { installProvider } from '../terraform/install-provider.ts';
import { sharePlugins } from '../terraform/share-plugins.ts';
import { type StandingProviders, standingProviders } from '../terraform/standing-providers.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { PARALLEL } from './in-parallel.ts';

export interface Emulated {
  readonly emulator: Emulator;
  readonly providers: StandingProviders;
}

export async function withEmulator<Result>(
  workspace: string,
  work: (emulated: Emulated) => Promise<Result>,
): Promise<Result> {
  sharePlugins();
  const folder = join(workspace, 'provider');
  await installProvider(folder);
  const providers = standingProviders(folder, PARALLEL);
  const emulator = await startEmulator();
  try {
    return await work({ emulator, providers });
  } finally {
    providers.stop();
    emulator.stop();
  }
}
