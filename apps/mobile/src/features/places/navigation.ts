import { router } from 'expo-router';
import type { PlaceKey } from './use-places';

/** Where the app can go. Going back leads to Today where nothing lies behind. */
export const go = {
  place: (place: PlaceKey) => router.replace(place === 'today' ? '/' : `/${place}`),
  sync: () => router.push('/me'),
  client: (clientId: string) => router.push(`/client/${clientId}`),
  visit: (visitId: string) => router.push(`/visit/${visitId}`),
  record: (visitId: string) => router.push(`/record/${visitId}`),
  /** Instead of the screen that is shown: back does not lead to it again. */
  onwardToRecord: (visitId: string) => router.replace(`/record/${visitId}`),
  onwardToClient: (clientId: string) => router.replace(`/client/${clientId}`),
  back: () => (router.canGoBack() ? router.back() : router.replace('/')),
};
