import { demo, demoSignIn, type DemoConfig, type DemoSignIn } from './demo';
import { readGroups, type Environment } from './group';
import { http, type HttpConfig } from './http';
import { logging, type LoggingConfig } from './logging';
import { reporting, type ReportingConfig } from './reporting';
import {
  ownerAddress,
  ownerSecrets,
  rotationSecrets,
  secrets,
  workerSecrets,
  type OwnerAddress,
  type OwnerSecrets,
  type RotationSecrets,
  type Secrets,
  type WorkerSecrets,
} from './secrets';
import { storage, type StorageConfig } from './storage';
import { web, type WebConfig } from './web';

export interface ApiConfig {
  logging: LoggingConfig;
  http: HttpConfig;
  web: WebConfig;
  demo: DemoSignIn;
  reporting: ReportingConfig;
  storage: StorageConfig;
  secrets: Secrets;
}

export interface MigrateConfig {
  logging: LoggingConfig;
  reporting: ReportingConfig;
  secrets: OwnerSecrets;
}

export interface WorkerConfig {
  logging: LoggingConfig;
  reporting: ReportingConfig;
  storage: StorageConfig;
  secrets: WorkerSecrets;
}

export interface RotateConfig {
  logging: LoggingConfig;
  reporting: ReportingConfig;
  secrets: RotationSecrets;
}

export interface SeedConfig {
  reporting: ReportingConfig;
  storage: StorageConfig;
  demo: DemoConfig;
  secrets: OwnerAddress;
}

/** What `berthcare api` reads. Throws ConfigError. */
export function readApiConfig(environment: Environment = process.env): ApiConfig {
  return readGroups<ApiConfig>(
    { logging, http, web, demo: demoSignIn, reporting, storage, secrets },
    environment,
  );
}

/** What `berthcare migrate` reads. Throws ConfigError. */
export function readMigrateConfig(environment: Environment = process.env): MigrateConfig {
  return readGroups<MigrateConfig>({ logging, reporting, secrets: ownerSecrets }, environment);
}

/** What `berthcare worker` reads. Throws ConfigError. */
export function readWorkerConfig(environment: Environment = process.env): WorkerConfig {
  return readGroups<WorkerConfig>({ logging, reporting, storage, secrets: workerSecrets }, environment);
}

/** What `berthcare rotate` reads. Throws ConfigError. */
export function readRotateConfig(environment: Environment = process.env): RotateConfig {
  return readGroups<RotateConfig>({ logging, reporting, secrets: rotationSecrets }, environment);
}

/** What the demo data reads. Throws ConfigError, in production too. */
export function readSeedConfig(environment: Environment = process.env): SeedConfig {
  return readGroups<SeedConfig>({ reporting, storage, demo, secrets: ownerAddress }, environment);
}

const everyGroup = [
  ...[logging, http, web, reporting, demo, storage],
  ...[secrets, ownerSecrets, workerSecrets, rotationSecrets],
];

/** Every variable that is read anywhere: `.env.example` names the same. */
export const variableNames: readonly string[] = [
  ...new Set(everyGroup.flatMap(({ variables }) => variables)),
];
