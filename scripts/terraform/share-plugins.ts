import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One download of the provider for all stacks, unless the user has arranged for it. */
export function sharePlugins(): void {
  const configuration = process.env['TF_CLI_CONFIG_FILE'] ?? '';
  if (process.env['TF_PLUGIN_CACHE_DIR'] || existsSync(configuration)) return;
  const cache = join(tmpdir(), 'groundplan-terraform-plugins');
  mkdirSync(cache, { recursive: true });
  process.env['TF_PLUGIN_CACHE_DIR'] = cache;
}
