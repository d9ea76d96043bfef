// Stack `registry`: one ECR repository per service, for the images its pipeline pushes.
import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { ecrRepositoryName } from '../model/naming.ts';
import type { RootModule } from './root-module.ts';

function keepNewest(count: number): string {
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: `Keep the newest ${count} images`,
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: count },
        action: { type: 'expire' },
      },
    ],
  });
}

export function buildRegistry(module: RootModule): void {
  const { environment } = module;
  const { registry } = environment.delivery;
  for (const [key, service] of Object.entries(environment.services)) {
    if (service.image.repository !== null) continue;
    const origin = ['services', key];
    const repository = module.resource(EcrRepository, key, origin, {
      name: ecrRepositoryName(environment, key),
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: registry.scanOnPush },
      encryptionConfiguration: [{ encryptionType: 'KMS' }],
    });
    module.resource(EcrLifecyclePolicy, key, origin, {
      repository: repository.name,
      policy: keepNewest(registry.keepImages),
    });
  }
}
