import { deviceCipher } from '../../src/platform/device-cipher';
import { deviceKey } from '../../src/platform/device-key';
import { askForPersistence } from '../../src/platform/persistence';
import { photoFiles } from '../../src/platform/photo-files';
import { secretStore } from '../../src/platform/secret-store';

const handle = { deviceCipher, deviceKey, photoFiles, secretStore, askForPersistence };

export type KeysPage = typeof handle;
(globalThis as unknown as { page: KeysPage }).page = handle;
