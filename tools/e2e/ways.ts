import type { Page } from 'playwright-core';
import { caregiver } from './caregiver';
import { keyboard } from './keyboard';
import { passStepGuard } from './step-guard';

/** What is done to the app in the course of a visit, by whatever means. */
export interface Hands {
  enterCode(code: string): Promise<void>;
  /** Presses the main button, once it says so. */
  main(words: RegExp): Promise<void>;
  /** Opens a section of the visit. */
  section(name: RegExp): Promise<void>;
  write(note: string): Promise<void>;
  /** Signs, or says why nobody does. */
  settleSignature(): Promise<void>;
}

/** The same visit, in another language and by other means. */
export interface Way {
  name: string;
  locale: string;
  hands(page: Page): Hands;
  words: Record<'offline' | 'start' | 'vitals' | 'tasks' | 'goOn' | 'note' | 'finish' | 'complete', RegExp> &
    Record<'onPhone' | 'received' | 'otherTab', RegExp>;
}

const byTouch = (page: Page): Hands => {
  const nurse = caregiver(page);
  return {
    enterCode: (code) => page.getByTestId('activation-code').fill(code),
    main: nurse.tap,
    section: (name) => page.getByRole('tab', { name }).click(),
    write: (note) => page.getByRole('textbox').first().pressSequentially(note, { delay: 5 }),
    settleSignature: nurse.sign,
  };
};

const byKeyboard = (page: Page): Hands => {
  const keys = keyboard(page);
  return {
    async enterCode(code) {
      await page.getByTestId('activation-code').waitFor();
      await keys.tabTo({ testId: 'activation-code' });
      await keys.type(code);
    },
    async main(words) {
      await page.getByTestId('main-button').filter({ hasText: words }).waitFor();
      await keys.tabTo({ testId: 'main-button' });
      await passStepGuard(page);
      await keys.press('Enter');
    },
    async section(name) {
      await page.getByRole('tab', { name }).waitFor();
      await keys.tabTo({ role: 'tab' });
      await keys.pressUntil('ArrowRight', name);
    },
    async write(note) {
      await page.getByRole('textbox').first().waitFor();
      await keys.tabTo(/^Note de cette visite/);
      await keys.type(note);
    },
    async settleSignature() {
      await keys.tabTo(/^Signature impossible/);
      await keys.press('Enter');
      await page.getByRole('radio', { name: 'Dormait' }).waitFor();
      await keys.tabTo(/^Dormait/);
      await keys.press('Enter');
    },
  };
};

export const ways: readonly Way[] = [
  {
    name: 'in English, by touch',
    locale: 'en-CA',
    hands: byTouch,
    words: {
      ...{ offline: /No network/, start: /^Start visit/, vitals: /^Confirm 4 vitals/ },
      ...{ tasks: /^Confirm \d tasks/, goOn: /^Go on/, note: /^Note/, finish: /^Finish/ },
      ...{ complete: /^Complete visit/, onPhone: /^On this phone/, received: /^Office received \d\d:\d\d/ },
      otherTab: /BerthCare is open in another tab/,
    },
  },
  {
    name: 'in French, with the keyboard alone',
    locale: 'fr-CA',
    hands: byKeyboard,
    words: {
      ...{ offline: /Aucun réseau/, start: /^Commencer la visite/, vitals: /^Confirmer 4.signes/ },
      ...{ tasks: /^Confirmer \d.tâches/, goOn: /^Poursuivre/, note: /^Note/, finish: /^Fin/ },
      ...{ complete: /^Terminer la visite/, onPhone: /^Sur ce téléphone/ },
      received: /^Reçu au bureau à \d+\s?h\s?\d\d/,
      otherTab: /BerthCare est ouvert dans un autre onglet/,
    },
  },
];
