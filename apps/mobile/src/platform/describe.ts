export interface PlatformDescription {
  platform: 'ios' | 'android' | 'web';
  /** What the office's list of phones calls this device. */
  name: string;
}

const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
];

const firstMatch = (of: [RegExp, string][], text: string): string | undefined =>
  of.find(([pattern]) => pattern.test(text))?.[1];

/** The web build, by browser and system as the browser tells them. */
export function describePlatform(): PlatformDescription {
  const { userAgent } = navigator;
  const words = [firstMatch(browsers, userAgent), firstMatch(systems, userAgent)].filter(Boolean);
  return { platform: 'web', name: words.join(', ') || 'Web' };
}
