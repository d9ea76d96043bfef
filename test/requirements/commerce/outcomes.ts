// How a deployment ends, and who hears of it.
import { type Rows, repository, row } from '../proof/rows.ts';
import { both, prod } from './environments.ts';
import { DEPLOY_PROD, step, toProd } from './pipelines.ts';

export const outcomes: Rows = {
  'S4-CD-01': row(
    'what is not healthy goes back by itself, and the team is told',
    step(toProd, 'Roll back', 'if').is('failure() || cancelled()'),
    step(toProd, 'Roll back').includes(
      'npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$before"',
      'git push origin "HEAD:$PLATFORM_BRANCH"',
    ),
    step(toProd, 'Notify Slack', 'if').is('always()'),
    step(toProd, 'Notify Slack', 'env.STATUS').is('${{ job.status }}'),
  ),
  'S4-CD-02': row(
    'a deployment that is complete is told, and dashboards mark it',
    step(toProd, 'Update deployment status', 'if').is('always()'),
    step(toProd, 'Update deployment status').includes('$STATUS'),
    prod
      .kubernetes(
        'monitoring-config/configmap-dashboard-overview',
        'data."overview.json".annotations.list[name=Deployments].expr',
      )
      .is(
        'count by (container, image_spec) (kube_pod_container_info{namespace=~"production"}) unless count by (container, image_spec) (kube_pod_container_info{namespace=~"production"} offset 5m)',
      ),
  ),
  'S4-CD-03': row(
    'critical alerts go to PagerDuty and on to the engineer on call',
    prod
      .values(
        'kube-prometheus-stack',
        'alertmanager.config.receivers[name=pager-duty-on-call].pagerduty_configs[0].routing_key_file',
      )
      .is('/etc/alertmanager/secrets/alertmanager-notify/pager_duty_on_call'),
    prod
      .values(
        'kube-prometheus-stack',
        'alertmanager.config.route.routes[receiver=pager-duty-on-call].matchers',
      )
      .includes('severity =~ "critical"'),
    prod
      .kubernetes(
        'monitoring-secrets/externalsecret-alertmanager-notify',
        'spec.data[0].remoteRef.key',
      )
      .is('commerce/prod/notify'),
  ),
  'S4-CD-04': row(
    'a person deploys an earlier version with the same workflow',
    prod.file(DEPLOY_PROD, 'on.workflow_dispatch.inputs.version.required').is(true),
    prod
      .file(DEPLOY_PROD, 'jobs.select.steps[name="Check out"].with.ref')
      .is('${{ inputs.version || github.sha }}'),
    prod
      .argocd('application-commerce-prod-order-service', 'spec.syncPolicy.automated.selfHeal')
      .is(true),
    prod.deviates('delivery.argocd.selfHeal'),
  ),
  'S4-CD-05': row(
    'after a rollback: metrics, health, incident',
    prod.documented(
      'After a rollback the on-call engineer checks metrics and health, then closes the incident.',
    ),
  ),
  'S4-CD-06': row(
    'an app of apps and projects of Atlantis per environment',
    both
      .file('root.yaml', 'spec.source.path')
      .are('dist/commerce/prod/argocd', 'dist/commerce/dev/argocd'),
    both.file('root.yaml', 'metadata.name').are('commerce-prod', 'commerce-dev'),
    both
      .argocd('appproject-commerce-*', 'metadata.name')
      .are('commerce-prod', 'commerce-prod-root', 'commerce-dev', 'commerce-dev-root'),
    both
      .argocd('application-commerce-*-order-service', 'spec.source.path')
      .are(
        'dist/commerce/prod/kubernetes/order-service',
        'dist/commerce/dev/kubernetes/order-service',
      ),
    repository('atlantis.yaml', 'projects[name=commerce-prod-cluster].dir').is(
      'dist/commerce/prod/terraform/cluster',
    ),
    repository('atlantis.yaml', 'projects[name=commerce-dev-cluster].dir').is(
      'dist/commerce/dev/terraform/cluster',
    ),
  ),
};
