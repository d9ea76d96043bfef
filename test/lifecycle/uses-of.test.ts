import { describe, expect, it } from 'vitest';
import type { Body, Standing } from '../../src/lifecycle/transition.ts';
import { usersOf } from '../../src/lifecycle/uses-of.ts';

function backend(key: string): Body {
  return { backend: { s3: { bucket: 'states', key } } };
}

const producer: Standing = {
  environment: null,
  stack: 'network',
  document: {
    terraform: backend('hub/network'),
    output: {
      transit_gateway_id: { value: '${aws_ec2_transit_gateway.main.id}' },
      security_group_ids: {
        value: {
          'cache/main': '${aws_security_group.cache-main.id}',
          'cache/main-2': '${aws_security_group.cache-main-2.id}',
        },
      },
      subnet_ids: { value: { data: ['${aws_subnet.data-a.id}', '${aws_subnet.data-b.id}'] } },
      vpc_id: { value: '${data.aws_vpc.main.id}' },
    },
  },
};

/** A stack that reads the state above under a name of its own. */
function reader(resource: Body, environment: string | null = null, key = 'hub/network'): Standing {
  const data = { terraform_remote_state: { hub: { config: { bucket: 'states', key } } } };
  return { environment, stack: 'data', document: { data, resource } };
}

function users(address: string, ...others: readonly Standing[]): readonly string[] {
  return usersOf(producer, address, others).map((user) => `${user.environment}: ${user.address}`);
}

describe('users of what a stack makes', () => {
  const named = (expression: string): Body => ({
    aws_thing: {
      one: { at: [{ id: `\${data.terraform_remote_state.hub.outputs.${expression}}` }] },
    },
  });

  it('are found by the key of an output, and not by one that begins alike', () => {
    const one = reader(named('security_group_ids["cache/main"]'));

    expect(users('aws_security_group.cache-main', one)).toEqual(['null: aws_thing.one']);
    expect(users('aws_security_group.cache-main-2', one)).toEqual([]);
  });

  it('are told apart by the place in a list', () => {
    const second = reader(named('subnet_ids["data"][1]'));

    expect(users('aws_subnet.data-b', second)).toEqual(['null: aws_thing.one']);
    expect(users('aws_subnet.data-a', second)).toEqual([]);
  });

  it('are found in other environments, by where the state lies', () => {
    const member = reader(named('transit_gateway_id'), 'shop/dev');
    const stranger = reader(named('transit_gateway_id'), 'shop/qa', 'other/network');

    expect(users('aws_ec2_transit_gateway.main', member, stranger)).toEqual([
      'shop/dev: aws_thing.one',
    ]);
  });

  it('are not those of what a data source found', () => {
    expect(users('aws_vpc.main', reader(named('vpc_id')))).toEqual([]);
  });

  it('are modules of the user as well', () => {
    const { document, ...rest } = reader({});
    const own = {
      own: { gateway: '${data.terraform_remote_state.hub.outputs.transit_gateway_id}' },
    };

    expect(
      users('aws_ec2_transit_gateway.main', { ...rest, document: { ...document, module: own } }),
    ).toEqual(['null: module.own']);
  });
});
