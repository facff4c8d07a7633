import { group } from './group';
import { oneOf } from './variables';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;

export interface LoggingConfig {
  level: (typeof logLevels)[number];
}

export const logging = group({ LOG_LEVEL: oneOf(...logLevels).default('info') }, (env): LoggingConfig => ({
  level: env.LOG_LEVEL,
}));
