// The door for `npx cdktf synth`: see cdktf.json. Leaves dist/ alone.
import { renderText } from './diagnostics/render-text.ts';
import { synthApp } from './infra/synth-app.ts';
import { loadEnvironments } from './load/load-environments.ts';
import { sourceTextIn } from './load/read-text.ts';
import { compileEnvironment } from './pipeline/environment/compile-environment.ts';

const root = process.cwd();
const { value, diagnostics } = loadEnvironments({ root, names: [] });
if (value) {
  const inputs = value.map((loaded) => ({
    environment: loaded.environment,
    landscape: loaded.landscape,
    stacks: compileEnvironment(loaded, () => undefined).stacks,
  }));
  synthApp(inputs, process.env['CDKTF_OUTDIR'] ?? 'build/cdktf');
} else {
  process.stderr.write(renderText(diagnostics, sourceTextIn(root), { colour: false }));
  process.exitCode = 1;
}
