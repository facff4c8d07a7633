import 'react';

declare module 'react' {
  /** Custom properties may be set in a style, as any other. */
  interface CSSProperties {
    [name: `--${string}`]: string | number;
  }
}
