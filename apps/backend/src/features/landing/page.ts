import { languageNames, languages, type Language } from '@berthcare/locales/language';
import type { DemoSignIns } from './demo';
import { html, type Markup } from './html';
import { style } from './style';
import { filled, textsIn, type Texts } from './texts';

export interface LandingPage {
  language: Language;
  demo: DemoSignIns | undefined;
}

/** The page at `/`: what is where, and how to get into the demo. */
export function landingPage({ language, demo }: LandingPage): string {
  const texts = textsIn[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>BerthCare</title>
        <link rel="icon" href="data:," />
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <header>
          <span class="mark">BerthCare</span>
          <nav aria-label="${texts.language}">${languages.map((other) => languageLink(other, language))}</nav>
        </header>
        <main>
          <h1>${texts.lead}</h1>
          <div class="doors">
            ${door('/app/', texts.phone, 'go')} ${door('/console/', texts.office, 'go')}
            ${door('/v1/reference', texts.programs, 'go second')}
          </div>
          ${demo === undefined ? '' : demoSection(demo, texts.demo)}
        </main>
      </body>
    </html> `.markup;
}

function languageLink(language: Language, current: Language): Markup {
  const state = language === current ? html` aria-current="true"` : '';
  return html`<a href="/?lang=${language}" lang="${language}" hreflang="${language}" ${state}
    >${languageNames[language]}</a
  >`;
}

function door(address: string, { title, text, action }: Texts['phone'], kind: string): Markup {
  return html`<section class="door">
    <h2>${title}</h2>
    <p>${text}</p>
    <a class="${kind}" href="${address}">${action}</a>
  </section>`;
}

function demoSection({ agency, password, caregivers, office }: DemoSignIns, texts: Texts['demo']): Markup {
  const phones = caregivers.map(({ name, credential, team, code }) => ({
    name,
    about: `${credential}, ${team}`,
    opens: code,
  }));
  const desks = office.map(({ name, role, team, email }) => ({
    name,
    about: `${texts[role]}, ${team ?? texts.allTeams}`,
    opens: email,
  }));
  return html`<section class="demo">
    <h2>${filled(texts.title, { agency })}</h2>
    <p class="quiet">${texts.text}</p>
    <div class="lists">
      <section>
        <h3>${texts.caregivers}</h3>
        <p class="quiet">${texts.caregiversText}</p>
        ${signIns([texts.name, texts.code], phones)}
      </section>
      <section>
        <h3>${texts.coordinators}</h3>
        <p class="quiet">${texts.coordinatorsText} <code>${password}</code></p>
        ${signIns([texts.name, texts.email], desks)}
      </section>
    </div>
  </section>`;
}

/** People, and what each opens the door with. */
function signIns(heads: [string, string], people: { name: string; about: string; opens: string }[]): Markup {
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${people.map(
        ({ name, about, opens }) =>
          html`<tr>
            <td><b>${name}</b><span>${about}</span></td>
            <td><code>${opens}</code></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
