// The door for `npx cdk8s synth`: see cdk8s.yaml. Leaves dist/ alone.
import { synthApp } from './delivery/synth-app.ts';
import { renderText } from './diagnostics/render-text.ts';
import { loadEnvironments } from './load/load-environments.ts';
import { sourceTextIn } from './load/read-text.ts';
import { compileEnvironment } from './pipeline/environment/compile-environment.ts';

const root = process.cwd();
const { value, diagnostics } = loadEnvironments({ root, names: [] });
if (value) {
  const inputs = value.map((loaded) => ({
    environment: loaded.environment,
    artifacts: compileEnvironment(loaded, () => undefined).artifacts.filter(
      (artifact) => artifact.type === 'kubernetes',
    ),
  }));
  synthApp(inputs, process.env['CDK8S_OUTDIR'] ?? 'build/cdk8s');
} else {
  process.stderr.write(renderText(diagnostics, sourceTextIn(root), { colour: false }));
  process.exitCode = 1;
}
