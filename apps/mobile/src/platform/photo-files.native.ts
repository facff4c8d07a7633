import type { photoFiles as webPhotoFiles } from './photo-files';

/** None yet: the app for iOS and Android has no camera (expo-image-picker) and no files (expo-file-system). */
export const photoFiles: typeof webPhotoFiles = () => null;
