import { dark, light } from '@berthcare/design-tokens/colour';
import { phoneCss } from '../src/ui/web/phone-css';

/** What the page shows before the app runs. */
export const looks = { css: phoneCss('/app/fonts/inter.woff2').trim(), light: light.bg, dark: dark.bg };
