import { demo, demoSignIn, type DemoConfig, type DemoSignIn } from './demo';
import { readGroups, type Environment } from './group';
import { http, type HttpConfig } from './http';
import { logging, type LoggingConfig } from './logging';
import { migrationSecrets, secrets, type MigrationSecrets, type Secrets } from './secrets';
import { web, type WebConfig } from './web';

export interface ApiConfig {
  logging: LoggingConfig;
  http: HttpConfig;
  web: WebConfig;
  demo: DemoSignIn;
  secrets: Secrets;
}

export interface MigrateConfig {
  logging: LoggingConfig;
  secrets: MigrationSecrets;
}

export interface SeedConfig {
  demo: DemoConfig;
  secrets: MigrationSecrets;
}

/** What `berthcare api` reads. Throws ConfigError. */
export function readApiConfig(environment: Environment = process.env): ApiConfig {
  return readGroups<ApiConfig>({ logging, http, web, demo: demoSignIn, secrets }, environment);
}

/** What `berthcare migrate` reads. Throws ConfigError. */
export function readMigrateConfig(environment: Environment = process.env): MigrateConfig {
  return readGroups<MigrateConfig>({ logging, secrets: migrationSecrets }, environment);
}

/** What the demo data reads. Throws ConfigError, in production too. */
export function readSeedConfig(environment: Environment = process.env): SeedConfig {
  return readGroups<SeedConfig>({ demo, secrets: migrationSecrets }, environment);
}

/** Every variable that is read anywhere: `.env.example` names the same. */
export const variableNames: readonly string[] = [
  ...new Set([logging, http, web, secrets, migrationSecrets, demo].flatMap(({ variables }) => variables)),
];
