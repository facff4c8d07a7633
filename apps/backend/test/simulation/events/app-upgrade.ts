import type { Event } from './event';

/** A newer app starts over what an older one left: other tables were declared. */
export const appUpgrade: Event = {
  name: 'upgrades of the app',
  weight: () => 0.5,
  happen: async ({ chance, devices, judge, tell }) => {
    const device = chance.pick(devices);
    tell(`${device.name} gets a newer app`);
    device.upgraded = true;
    await device.storage.exec(`update _meta set value = '"older"' where key = 'projection'`);
    await device.storage.exec(`update _schema set declared = 'older'`);
    await device.boot();
    await judge.always(device);
  },
};
