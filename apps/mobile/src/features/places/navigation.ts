import { pathOf, type Address } from '../../routing/address';
import { history } from '../../routing/history';
import type { PlaceKey } from './use-places';

const push = (address: Address) => history.push(pathOf(address));
const replace = (address: Address) => history.replace(pathOf(address));

/** Where the app can go. Going back leads to Today where nothing lies behind. */
export const go = {
  place: (screen: PlaceKey) => replace({ screen }),
  sync: () => push({ screen: 'me' }),
  client: (id: string) => push({ screen: 'client', id }),
  visit: (id: string) => push({ screen: 'visit', id }),
  record: (id: string) => push({ screen: 'record', id }),
  /** Instead of the screen that is shown: back does not lead to it again. */
  onwardToRecord: (id: string) => replace({ screen: 'record', id }),
  onwardToClient: (id: string) => replace({ screen: 'client', id }),
  back: () => (history.canGoBack() ? history.back() : replace({ screen: 'today' })),
};
