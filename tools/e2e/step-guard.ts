import type { Page } from 'playwright-core';
import { stepGuard } from '../../libs/design-tokens/src/motion';

/**
 * Takes the page's clock past the moment in which the main button ignores touches after each step, so that a double
 * tap does one thing.
 */
export const passStepGuard = (page: Page): Promise<void> => page.clock.runFor(stepGuard + 100);
