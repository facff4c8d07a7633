import { Image } from 'react-native';
import type { Picture as WebPicture } from './Picture';

/** The phone's own. */
export const Picture: typeof WebPicture = ({ uri, alt, fit }) => (
  <Image
    source={{ uri }}
    alt={alt}
    resizeMode={fit}
    style={fit === 'cover' ? { width: '100%', height: '100%' } : { width: '100%', aspectRatio: 4 / 3 }}
  />
);
