import type { RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { CONTAINER } from './names';
import { Stopped } from './stopped';

export interface Release {
  /** `registry/repository@sha256:...` */
  image: string;
  /** What logs and error reports call it: the commit. */
  name: string;
}

/**
 * A task definition as it is, but with another image: what to register as its next revision. Everything else
 * is Terraform's.
 * @throws Stopped when it has not exactly one container that runs the image
 */
export function withRelease(
  definition: TaskDefinition,
  tags: Tag[],
  release: Release,
): RegisterTaskDefinitionCommandInput {
  const containers = definition.containerDefinitions ?? [];
  if (containers.filter(({ name }) => name === CONTAINER).length !== 1) {
    throw new Stopped(`${definition.family} has no container ${CONTAINER}`);
  }
  return {
    ...registrable(definition),
    family: definition.family,
    containerDefinitions: containers.map((container) =>
      container.name === CONTAINER
        ? {
            ...container,
            image: release.image,
            environment: named(container.environment ?? [], release.name),
          }
        : container,
    ),
    ...(tags.length > 0 && { tags }),
  };
}

type Variable = { name?: string | undefined; value?: string | undefined };

function named(environment: Variable[], value: string): Variable[] {
  return [...environment.filter(({ name }) => name !== 'RELEASE'), { name: 'RELEASE', value }];
}

/** Without what ECS adds to a registered revision, and takes from nobody. */
function registrable(
  definition: TaskDefinition,
): Omit<RegisterTaskDefinitionCommandInput, 'family' | 'containerDefinitions'> {
  const {
    taskDefinitionArn: _arn,
    revision: _revision,
    status: _status,
    requiresAttributes: _attributes,
    compatibilities: _compatibilities,
    registeredAt: _at,
    registeredBy: _by,
    deregisteredAt: _deregistered,
    ...rest
  } = definition;
  return rest;
}
