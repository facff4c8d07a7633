import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest';
import type {} from '../../../tools/check/provided';
import { chromiumOptions } from '../../../tools/check/chromium-options';
import { servePreview } from './preview/serve.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 390, height: 844 };

let site: Awaited<ReturnType<typeof servePreview>>;
let browser: Browser;
let page: Page;
let origin: string;
let names: string[];

beforeAll(async () => {
  site = await servePreview();
  ({ origin } = site);
  browser = await chromium.launch(chromiumOptions(inject('chromium')));
  page = await (await browser.newContext({ viewport: phone, reducedMotion: 'reduce' })).newPage();
  await page.goto(origin);
  names = await page.locator('li').allTextContents();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Shows a screen of the preview and waits until it is drawn. */
async function show(scene: string, query: Record<string, string> = {}, on: Page = page): Promise<void> {
  const search = `?${new URLSearchParams({ scene, ...query })}`;
  if (on.url().startsWith(origin))
    await on.evaluate((asked) => (globalThis as unknown as Drawing).draw(asked), search);
  else await on.goto(origin + search);
  // Drawn, and laid out once more where a size had to be known first.
  await on.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
  });
  await on.getByRole('main').waitFor();
}

interface Drawing {
  draw: (search: string) => void;
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe finds against WCAG 2.2 AA, in few words. */
async function violations(): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const found = (await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (context: Document, options: object) => Promise<{ violations: unknown }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run(document, { runOnly: tags })).violations;
  })) as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** Controls that a gloved thumb would miss, and what they say. */
const smallTargets = () =>
  page.evaluate(() => {
    const open = document.querySelector('dialog[open]') ?? document;
    const controls = [
      ...open.querySelectorAll('button, a, [role=button], [role=tab], [role=radio], [role=link]'),
    ];
    return controls
      .filter((control) => !control.classList.contains('bc-sheet-close'))
      .map((control) => ({ control, box: control.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 48 || box.height < 48))
      .map(({ control, box }) => `${control.textContent} ${box.width}x${box.height}`);
  });

/** Words that run out of the phone to the right, but in a row that slides, or are cut off by their own box. */
const overflowing = () =>
  page.evaluate(() => {
    const right = document.documentElement.clientWidth + 1;
    const slides = ({ scrollWidth, clientWidth }: Element) => scrollWidth > clientWidth + 1;
    const rows = [...document.querySelectorAll('[role=group]')].filter(slides);
    return [...document.querySelectorAll('#root *, dialog *')]
      .filter((element) => element.childElementCount === 0 && element.textContent !== '')
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const out = box.right > right && !rows.some((row) => row.contains(element));
        return box.width > 0 && (out || slides(element));
      })
      .map((element) => `${element.tagName} ${element.textContent}`);
  });

/** How high the words of the sync line stand, px: two lines of them are more than 30. 0 where there is none. */
const heightOfSyncWords = () =>
  page.getByTestId('sync-line').evaluateAll(([line]) => {
    if (!line) return 0;
    const words = document.createRange();
    words.selectNodeContents(line);
    const boxes = [...words.getClientRects()].filter(({ height }) => height < 30);
    return Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
  });

describe('every screen', () => {
  it('exists', () => expect(names.length).toBeGreaterThan(25));

  it.each([
    { lang: 'en', theme: 'light' },
    { lang: 'fr', theme: 'dark' },
  ])('is free of what axe finds, with targets of 48 dp ($lang, $theme)', async (look) => {
    for (const scene of names) {
      await show(scene, look);
      expect(await violations(), scene).toEqual([]);
      expect(await smallTargets(), scene).toEqual([]);
    }
  });

  it.each(['en', 'fr'])('keeps its words inside at 200 % text (%s)', async (lang) => {
    for (const scene of names) {
      await show(scene, { lang, text: '200' });
      expect(await overflowing(), scene).toEqual([]);
    }
  });

  it.each(['en', 'fr'])('says on one line how the phone stands with the office (%s)', async (lang) => {
    for (const scene of names) {
      await show(scene, { lang });
      expect(await heightOfSyncWords(), scene).toBeLessThan(30);
    }
  });

  it('keeps its words inside on the smallest phone', async () => {
    await page.setViewportSize({ width: 320, height: 568 });
    for (const scene of names) {
      await show(scene, { lang: 'fr' });
      expect(await overflowing(), scene).toEqual([]);
    }
    await page.setViewportSize(phone);
  });
});

it('a visit that is under way beside the one at hand says since when, and what can hurt there', async () => {
  await show('today-two-under-way');
  const row = page.getByRole('listitem').filter({ hasText: 'Anh Tran' });
  expect(await row.innerText()).toMatch(/since 12:40[^]*Personal care, 60.min[^]*Sulfa drugs/);
});

describe('without the office for days', () => {
  const told = (words: RegExp) => page.getByText(words).count();

  it('today tells until when to connect, in the last days alone', async () => {
    await show('today');
    expect(await told(/^Connect by/)).toBe(0);
    await show('today-lease-ending');
    expect(await told(/^Connect by \w+\s\d+\s\w+, \d\d:\d\d, or the records leave this phone/)).toBe(1);
  });

  it('who is signed out is told of the code that alone helps, and of no connection', async () => {
    await show('me-signed-out');
    expect(await told(/^Without a new code by .+, the records leave this phone/)).toBe(1);
    expect(await told(/^Connect by/)).toBe(0);
  });

  it('nor is it said to who is signed out that the records come back by themselves', async () => {
    await show('me-signed-out-lease-ended');
    expect(await told(/Once the office has given you a new code, they come back/)).toBe(1);
    expect(await told(/as soon as it reaches the office|is still sent/)).toBe(0);
  });

  it('today says neither that nothing is planned nor that the records have left before that is read', async () => {
    await show('today-starting');
    expect(await told(/^No visits today|^The records have left/)).toBe(0);
    await show('today-empty');
    expect(await told(/^No visits today/)).toBe(1);
  });

  it.each(['today-lease-ended', 'clients-lease-ended', 'gone-lease-ended', 'me'])(
    '%s says where the records are',
    async (scene) => {
      await show(scene);
      expect(await told(/^The records have left this phone/)).toBe(1);
      expect(await told(/^No visits today|^Everything here can be read|^Connect by/)).toBe(0);
    },
  );
});

describe('two values', () => {
  it('stand with their unit on one line', async () => {
    await show('record-contested');
    for (const value of [/^131\/82.mmHg$/, /^142\/88.mmHg$/]) {
      const { height } = (await page.getByText(value).boundingBox())!;
      expect(height, String(value)).toBeLessThan(32);
    }
  });

  it('or a third one is asked for in its unit', async () => {
    await show('conflict-sheet');
    await page.getByRole('radio', { name: 'Neither, another value (mmHg)' }).click();
    await page.getByRole('textbox', { name: 'Correct value, mmHg' }).waitFor();
  });
});

describe('the visit', () => {
  const main = (on: Page) => on.getByTestId('main-button').last();
  const says = (on: Page) => main(on).innerText();

  /** A page whose clock runs on from a known time, and can be taken further. */
  async function stopped(): Promise<Page> {
    const own = await (await browser.newContext({ viewport: phone, hasTouch: true })).newPage();
    await own.clock.install({ time: new Date('2026-11-23T17:19:00Z') });
    return own;
  }

  async function sign(on: Page): Promise<void> {
    const pad = on.getByTestId('signature-pad');
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox())!;
    await on.mouse.move(box.x + 40, box.y + 70);
    await on.mouse.down();
    await on.mouse.move(box.x + 90, box.y + 30, { steps: 4 });
    await on.mouse.move(box.x + 140, box.y + 80, { steps: 4 });
    await on.mouse.up();
  }

  it('unchanged takes four taps and a stroke after the start', async () => {
    const own = await stopped();
    await show('visit-vitals', {}, own);
    let taps = 0;
    const tap = async () => {
      await own.clock.runFor(700);
      await main(own).tap();
      taps += 1;
    };
    expect(await says(own)).toContain('Confirm 4 vitals');
    await tap();
    expect(await says(own)).toContain('Confirm 4 tasks');
    await tap();
    expect(await says(own)).toContain('Finish');
    await tap();
    expect(await says(own)).toContain('Sign above');
    await sign(own);
    expect(await says(own)).toContain('Complete visit');
    await tap();
    const kept = JSON.parse(await own.locator('#completed').innerText()) as {
      drafts: { provenance: string }[];
      signed: number;
    };
    expect(kept).toMatchObject({ signed: 1 });
    expect(kept.drafts).toHaveLength(9);
    expect(kept.drafts.every(({ provenance }) => provenance === 'confirmed')).toBe(true);
    expect(taps).toBe(4);
    await own.context().close();
  });

  it('never lets a double tap confirm the next thing unseen', async () => {
    const own = await stopped();
    await show('visit-vitals', {}, own);
    // From here on no time passes but what the test says.
    await own.clock.pauseAt(new Date('2026-11-23T17:30:00Z'));
    await main(own).tap();
    await main(own).tap();
    expect(await says(own)).toContain('Confirm 4 tasks');
    await own.clock.runFor(700);
    await main(own).tap();
    expect(await says(own)).toContain('Finish');
    await own.context().close();
  });

  it('in French by keyboard alone, with a reason for no signature', async () => {
    const own = await stopped();
    await show('visit-vitals', { lang: 'fr' }, own);
    const reach = async (name: RegExp) => {
      const aim = own.getByRole('button', { name }).or(own.getByRole('radio', { name })).first();
      for (let tries = 0; tries < 60; tries += 1) {
        if (await aim.evaluate((element) => element === document.activeElement).catch(() => false)) return;
        await own.keyboard.press('Tab');
      }
      throw new Error(`The keyboard never reached ${name}`);
    };
    const press = async (name: RegExp) => {
      await reach(name);
      await own.clock.runFor(700);
      await own.keyboard.press('Enter');
    };
    await press(/^Poids/);
    await own.keyboard.type('63,4');
    await own.keyboard.press('Enter');
    expect(await own.getByTestId('open-vital.weight').innerText()).toContain('63,4');
    await press(/^Confirmer 3.signes/);
    await press(/^Confirmer 4.tâches/);
    await press(/^Terminer/);
    await press(/^Signature impossible/);
    await press(/^Dormait/);
    await press(/^Terminer la visite/);
    expect(await own.locator('#completed').innerText()).toContain('"amount":63.4');
    await own.context().close();
  });

  it('gives the focus back when Escape closes the keypad', async () => {
    await show('visit-vitals');
    const row = page.getByTestId('open-vital.pulse');
    await row.press('Enter');
    const entry = page.getByTestId('number-entry');
    await entry.waitFor();
    expect(await entry.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await entry.waitFor({ state: 'detached' });
    expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('draws the ring of the focus where nothing cuts it off', async () => {
    const inward = async (scene: string, testId: string) => {
      await show(scene);
      const row = page.getByTestId(testId).first();
      await row.focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      return row.evaluate((element) => {
        const { outlineStyle, outlineOffset } = getComputedStyle(element);
        return `${outlineStyle} ${outlineOffset}`;
      });
    };
    expect(await inward('visit-vitals', 'open-vital.pulse')).toBe('solid -3px');
    expect(await inward('conflict-sheet', 'choice-row')).toBe('solid -3px');
  });

  it('keeps nothing impossible', async () => {
    await show('visit-keypad-impossible');
    expect(await says(page)).toMatch(/^634.0.kg cannot be right/);
    await page.getByTestId('number-entry').press('Enter');
    expect(await page.getByTestId('number-entry').isVisible()).toBe(true);
  });

  it('takes a confirmation back with a second tap', async () => {
    await show('visit-vitals');
    const mark = page.getByTestId('mark-vital.pulse');
    await mark.click();
    expect(await mark.getAttribute('aria-pressed')).toBe('true');
    await mark.click();
    expect(await mark.getAttribute('aria-pressed')).toBe('false');
  });

  it('leads to the signature, which takes the focus, also a second time', async () => {
    const own = await stopped();
    await own.setViewportSize({ width: 390, height: 520 });
    await show('visit-finish-unsigned', {}, own);
    const pad = own.getByTestId('signature-pad');
    const inSight = async () => {
      const box = (await pad.boundingBox())!;
      const dock = (await main(own).boundingBox())!;
      return box.y >= 0 && box.y + box.height <= dock.y;
    };
    const scrolledAway = () => own.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    const focused = () =>
      pad.evaluate(
        (element) =>
          document.activeElement!.getAttribute('role') === 'region' &&
          document.activeElement!.contains(element),
      );
    for (let time = 0; time < 2; time += 1) {
      await scrolledAway();
      expect(await inSight()).toBe(false);
      await own.clock.runFor(700);
      await main(own).tap();
      await expect.poll(inSight).toBe(true);
      expect(await focused()).toBe(true);
    }
    await own.context().close();
  });

  it('offers the photo beside the note without scrolling, however many phrases there are', async () => {
    await show('photos-taken');
    const dock = (await page.getByRole('tablist').boundingBox())!;
    const take = (await page.getByRole('button', { name: 'Take a photo' }).boundingBox())!;
    expect(take.y + take.height).toBeLessThan(dock.y);
  });

  it('leads to the note that is missing, ready to write', async () => {
    await show('visit-finish-note');
    await page.getByRole('button', { name: /^Write: / }).click();
    const note = page.getByRole('textbox');
    await note.waitFor();
    expect(await note.evaluate((element) => element === document.activeElement)).toBe(true);
    await show('visit-vitals');
    await page.getByRole('tab', { name: /Note/ }).click();
    expect(await note.evaluate((element) => element === document.activeElement)).toBe(false);
  });

  it('takes a reason for what cannot be measured, and gives it back', async () => {
    const own = await stopped();
    await show('visit-finish-unmeasured', {}, own);
    expect(await own.getByRole('button', { name: 'Leave these as they are' }).count()).toBe(0);
    await own.getByRole('button', { name: 'Measure: Oxygen' }).click();
    await own.getByRole('button', { name: 'Cannot be measured' }).click();
    expect(await says(own)).toContain('Say why');
    await own.getByRole('radio', { name: 'Something else' }).click();
    expect(await says(own)).toContain('Say why');
    await own.getByRole('textbox').last().fill('Hands too cold');
    expect(await says(own)).toContain('Keep: not measured');
    await own.clock.runFor(700);
    await main(own).click();
    await own.getByText('Not measured: Oxygen (Hands too cold)').waitFor();
    expect(await says(own)).toContain('Sign above');
    await own.getByRole('tab', { name: /Vitals/ }).click();
    const mark = own.getByTestId('mark-vital.oxygen');
    expect(await mark.getAttribute('aria-label')).toContain('not measured: Hands too cold');
    await mark.click();
    expect(await own.getByTestId('open-vital.oxygen').innerText()).toContain('Not measured before');
    await own.context().close();
  });

  it('mirrors the dock for the left hand', async () => {
    await show('visit-vitals', { hand: 'left' });
    const help = await page.getByRole('button', { name: 'Help' }).boundingBox();
    const button = await main(page).boundingBox();
    expect(button!.x).toBeLessThan(help!.x);
  });
});

it('who signs out is told of a photo that is in the app’s memory alone', async () => {
  await show('me-photo-unkept');
  await page.getByText('4 photos are not kept on this phone. They are lost if you sign out').waitFor();
  expect(await page.getByRole('button', { name: 'Open the visit' }).count()).toBe(1);
  expect(await page.getByRole('button', { name: /^Keep (it|them) now$/ }).count()).toBe(1);
  expect(await page.getByRole('button', { name: /^Leave (it|them) out$/ }).count()).toBe(2);
  expect(await page.getByText('The office has all you wrote').count()).toBe(0);
});

it('an addendum whose visit alone has left is said to be kept, with what its number is of', async () => {
  await show('record-gone-kept');
  await page.getByText('Your addendum is kept on this phone').waitFor();
  await page.getByText('Pulse: 87', { exact: true }).waitFor();
  expect(await page.getByText('is not kept').count()).toBe(0);
  await page.getByRole('button', { name: 'Give up this addendum' }).click();
  await page.getByText('Your addendum is kept on this phone').waitFor({ state: 'detached' });
});

it.each(['record-addendum-unreadable', 'record-gone-unreadable'])(
  '%s says so until it is left out',
  async (scene) => {
    await show(scene);
    const told = page.getByText('The addendum that was being written here cannot be read any more');
    await told.waitFor();
    await page.getByRole('button', { name: 'Leave out what cannot be read' }).click();
    await told.waitFor({ state: 'detached' });
  },
);

it('what does not open is not said to come back after a sign-out, nor to be at the office', async () => {
  await show('me-unreadable');
  await page.getByText('1 entry that was being written and can no longer be read').waitFor();
  expect(await page.getByText(/you see it again|The office has all you wrote/).count()).toBe(0);
});

it('what was written and cannot be read any more is said on the visit’s screen until it is left out', async () => {
  await show('visit-unreadable');
  const told = page.getByText(/^1 entry or photo of this visit cannot be read any more/);
  await told.waitFor();
  await page.getByRole('button', { name: 'Leave out what cannot be read' }).click();
  await told.waitFor({ state: 'detached' });
});

it('an addendum whose record has left the phone can still be read and copied', async () => {
  await show('record-gone');
  await page.getByText('Your addendum is not kept').waitFor();
  for (const words of ['Her daughter called in the evening.', 'Forgot']) {
    await page.getByText(words).selectText();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(words);
  }
});
