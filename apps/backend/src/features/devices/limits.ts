import type { LimitRule } from '../../platform/limits/rate-limits';

const QUARTER_HOUR = 15 * 60;

/** Failed activations: few for an address, few for a code, and an end to guessing from many addresses. */
export const activationRules = {
  address: { name: 'activate.address', points: 5, seconds: QUARTER_HOUR },
  code: { name: 'activate.code', points: 5, seconds: QUARTER_HOUR },
  everywhere: { name: 'activate.everywhere', points: 300, seconds: QUARTER_HOUR },
} satisfies Record<string, LimitRule>;

/** Failed signatures. A whole office behind one address comes back at once after an outage: hence so many. */
export const deviceSessionRules = {
  address: { name: 'device.address', points: 300, seconds: QUARTER_HOUR },
  device: { name: 'device.device', points: 20, seconds: QUARTER_HOUR },
} satisfies Record<string, LimitRule>;
