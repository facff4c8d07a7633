import { Platform } from 'react-native';
import type { PlatformDescription } from './describe';

export function describePlatform(): PlatformDescription {
  const platform = Platform.OS === 'ios' ? 'ios' : 'android';
  return { platform, name: `${platform === 'ios' ? 'iOS' : 'Android'} ${Platform.Version}` };
}
