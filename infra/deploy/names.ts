/** The roles of the image that have a task definition each. */
export const ROLES = ['api', 'migrate', 'worker', 'rotate'] as const;

export type Role = (typeof ROLES)[number];

/** The container of every task definition that runs the image. */
export const CONTAINER = 'backend';

export interface Names {
  cluster: string;
  service: string;
  repository: string;
  logGroup: string;
  family: (role: Role) => string;
}

/** What Terraform calls things in an environment, such as `staging`. */
export function namesIn(environment: string): Names {
  const prefix = `berthcare-${environment}`;
  return {
    cluster: prefix,
    service: `${prefix}-backend`,
    repository: `${prefix}-backend`,
    logGroup: `/aws/ecs/${prefix}/backend`,
    family: (role) => `${prefix}-${role}`,
  };
}
