import app from '../../app.json';

export const appVersion: string = app.expo.version;
