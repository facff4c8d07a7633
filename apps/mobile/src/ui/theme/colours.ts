import { colourRoles, cssName, type Palette } from '@berthcare/design-tokens/colour';

const variables = Object.fromEntries(colourRoles.map((role) => [role, `var(${cssName(role)})`]));

/** On the web colours are CSS variables: switching the theme renders nothing again. */
export const useColours = (): Palette => variables as unknown as Palette;
