// CloudFront takes certificates and web ACLs only from us-east-1.
import type { TerraformProvider } from 'cdktf';
import type { RootModule } from '../root-module.ts';

/** Nothing when us-east-1 is the home region already. */
export function globalProvider(module: RootModule): { provider?: TerraformProvider } {
  return module.environment.aws.region === 'us-east-1'
    ? {}
    : { provider: module.provider('us-east-1') };
}
