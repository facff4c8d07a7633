import { officeActs as act } from '../office/acts';
import type { Event } from './event';

/** The office does something to the record: assigns, grants, corrects, decides. */
export const officeActs: Event = {
  name: 'acts of the office',
  weight: () => 12,
  happen: act,
};
