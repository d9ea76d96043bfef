import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../scripts/lifecycle/graph/forcing.ts';
import { pathBetween, standIn } from '../../../scripts/lifecycle/graph/stand-in.ts';

const made = (document: object) =>
  standIn(document, () => '../network/terraform.tfstate') as {
    readonly resource: { readonly terraform_data: Readonly<Record<string, object>> };
    readonly output: object;
    readonly data: object;
  };

describe('standIn', () => {
  it('puts what forces a replacement apart from the rest, and keeps references', () => {
    const { resource } = made({
      resource: {
        aws_lb_target_group: { web: { name: 'web', port: 80, tags: { a: 'b' } } },
        aws_lb_listener: {
          main: { default_action: [{ target_group_arn: '${aws_lb_target_group.web.arn}' }] },
        },
      },
    });
    expect(resource.terraform_data).toMatchObject({
      aws_lb_target_group__web: {
        triggers_replace: { name: 'web', port: 80 },
        input: { tags: { a: 'b' } },
      },
      aws_lb_listener__main: {
        input: {
          default_action: [{ target_group_arn: '${terraform_data.aws_lb_target_group__web.id}' }],
        },
      },
    });
  });

  it('gives an argument to those who refer to it as it is written', () => {
    const { resource } = made({
      resource: {
        aws_db_parameter_group: { main: { name: 'a', family: 'postgres16' } },
        aws_db_instance: { main: { parameter_group_name: '${aws_db_parameter_group.main.name}' } },
      },
    });
    expect(resource.terraform_data['aws_db_instance__main']).toMatchObject({
      input: {
        parameter_group_name:
          '${terraform_data.aws_db_parameter_group__main.triggers_replace.name}',
      },
    });
  });

  it('maps the lifecycle, also where what is ignored forces a replacement', () => {
    const lifecycle = {
      create_before_destroy: true,
      ignore_changes: ['scaling_config[0].desired_size', 'node_group_name'],
    };
    const { resource } = made({
      resource: { aws_eks_node_group: { a: { node_group_name: 'a', lifecycle } } },
    });
    expect(resource.terraform_data['aws_eks_node_group__a']).toMatchObject({
      lifecycle: {
        create_before_destroy: true,
        ignore_changes: [
          'input.scaling_config[0].desired_size',
          'triggers_replace.node_group_name',
        ],
      },
    });
  });

  it('waits for what a value that no state has is read from', () => {
    const { resource } = made({
      ephemeral: {
        aws_secretsmanager_secret_version: {
          login: { secret_id: '${aws_secretsmanager_secret_version.login.secret_id}' },
        },
      },
      resource: {
        aws_secretsmanager_secret_version: { login: { secret_id: 'a' } },
        aws_db_instance: {
          main: {
            password_wo: '${ephemeral.aws_secretsmanager_secret_version.login.secret_string}',
          },
        },
      },
    });
    expect(resource.terraform_data['aws_db_instance__main']).toEqual({
      input: {},
      depends_on: ['terraform_data.aws_secretsmanager_secret_version__login'],
    });
  });

  it('tells others the name of a role, which stays, and the id of a group, which does not', () => {
    const { output } = made({
      resource: {
        aws_iam_role: { web: { name: 'web' } },
        aws_security_group: { web: { name: 'web' } },
      },
      output: {
        role: { value: '${aws_iam_role.web.arn}' },
        group: { value: '${aws_security_group.web.id}' },
      },
    });
    expect(output).toEqual({
      role: { value: '${terraform_data.aws_iam_role__web.triggers_replace.name}' },
      group: { value: '${terraform_data.aws_security_group__web.id}' },
    });
  });

  it('marks what only this change of an argument replaces, and keeps the mark', () => {
    const balancer = (subnets: readonly string[], type = 'network') => ({
      resource: { aws_lb: { main: { name: 'main', subnets, load_balancer_type: type } } },
    });
    const marks = marksOf(balancer(['a', 'b']), balancer(['a']), new Map());
    expect([...marks.keys()]).toEqual(['aws_lb.main']);
    expect(marksOf(balancer(['a']), balancer(['a', 'c']), new Map()).size).toBe(0);
    const [was, is] = [['a', 'b'], ['a']].map((subnets) => balancer(subnets, 'application'));
    expect(marksOf(was, is ?? {}, new Map()).size).toBe(0);
    expect(marksOf(balancer(['a']), balancer(['a', 'c']), marks)).toEqual(marks);
    expect(standIn(balancer(['a']), () => undefined, marks)).toMatchObject({
      resource: {
        terraform_data: {
          aws_lb__main: { triggers_replace: { _mark: marks.get('aws_lb.main') } },
        },
      },
    });
  });

  it('replaces for what forces it in a block, and changes the rest of the block in place', () => {
    const cluster = (info: object) => {
      const { resource } = made({
        resource: { aws_msk_cluster: { main: { broker_node_group_info: info } } },
      });
      return {
        triggers_replace: {},
        input: {},
        ...resource.terraform_data['aws_msk_cluster__main'],
      };
    };
    const one = cluster({ client_subnets: ['a'], instance_type: 'kafka.m5.large' });
    const larger = cluster({ client_subnets: ['a'], instance_type: 'kafka.m5.xlarge' });
    const moved = cluster({ client_subnets: ['b'], instance_type: 'kafka.m5.large' });

    expect(larger.triggers_replace).toEqual(one.triggers_replace);
    expect(larger.input).not.toEqual(one.input);
    expect(moved.triggers_replace).not.toEqual(one.triggers_replace);
  });

  it('reads the state of another stack where that stands', () => {
    const { data } = made({ data: { terraform_remote_state: { network: { config: {} } } } });
    expect(data).toEqual({
      terraform_remote_state: {
        network: { backend: 'local', config: { path: '../network/terraform.tfstate' } },
      },
    });
    expect(pathBetween('shop/prod/data', 'hub/prod/network')).toBe(
      '../../../hub/prod/network/terraform.tfstate',
    );
  });
});
