import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';

/** "Priya Nair, RN" */
export const personName = ({ name, credential }: { name: string; credential: string | null }): string =>
  credential ? `${name}, ${credential}` : name;

/** The name of somebody who wrote in the visit; empty for an id that names nobody. */
export function authorName({ people }: Pick<OfficeVisit, 'people'>, id: string | null): string {
  const person = people.find((each) => each.id === id);
  return person ? personName(person) : '';
}
