export { webSealer as sealer } from '@berthcare/sync-client/sealing/web-primitives';
