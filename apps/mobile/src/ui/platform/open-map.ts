import { Linking, Platform } from 'react-native';

/** Where the phone shows the way: its own map. A browser has none: there it is the open map of the world. */
function mapUrl(address: string): string {
  const query = encodeURIComponent(address);
  if (Platform.OS === 'ios') return `maps:?q=${query}`;
  if (Platform.OS === 'android') return `geo:0,0?q=${query}`;
  return `https://www.openstreetmap.org/search?query=${query}`;
}

export const openMap = (address: string): void => void Linking.openURL(mapUrl(address));
