import type { SVGProps } from 'react';

/** The browser draws SVG by itself: no library is needed there. */
export const Svg = (props: SVGProps<SVGSVGElement>) => (
  <svg aria-hidden="true" focusable="false" {...props} />
);
export const Path = (props: SVGProps<SVGPathElement>) => <path {...props} />;
export const Circle = (props: SVGProps<SVGCircleElement>) => <circle {...props} />;
export const Line = (props: SVGProps<SVGLineElement>) => <line {...props} />;
export const Polyline = (props: SVGProps<SVGPolylineElement>) => <polyline {...props} />;
