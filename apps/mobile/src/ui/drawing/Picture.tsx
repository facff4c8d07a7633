interface PictureProps {
  /** Where it can be loaded from. */
  uri: string;
  /** What it shows, for screen readers. */
  alt: string;
  /** cover: as large as its box, cut where it does not fit. contain: all of it. */
  fit: 'cover' | 'contain';
}

/** A picture, as wide as its box. The browser shows one by itself: no library is needed there. */
export const Picture = ({ uri, alt, fit }: PictureProps) => (
  <img src={uri} alt={alt} style={{ display: 'block', width: '100%', ...shapes[fit] }} />
);

const shapes = {
  cover: { height: '100%', objectFit: 'cover' },
  contain: { maxHeight: '70dvh', objectFit: 'contain' },
} as const;
