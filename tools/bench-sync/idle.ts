import { minus } from './counting/bytes';
import { processorTime, processorTimes } from './counting/processor';
import type { Standing } from './measure';
import type { Sample } from './samples';
import type { Caregiver } from './world/world';

/** The connection stands, and what its opening causes is over. */
const OPENED_MS = 5_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** One device that has everything, connected as its makers mean it, while nothing happens. */
export async function measureIdle(
  { name, office, proxy, device }: Standing,
  caregiver: Caregiver,
  seconds: number,
): Promise<Sample[]> {
  await device.ask({ ask: 'close' });
  const url = `http://127.0.0.1:${proxy.port}`;
  await device.ask({ ask: 'open', url, identity: office.identityOf(caregiver) });
  await device.ask({ ask: 'sync' });
  if (!(await device.ask({ ask: 'live' }))) return [];
  await pause(OPENED_MS);
  const spent = () => ({
    server: processorTimes(office.pids),
    postgres: office.postgresPid === null ? null : processorTime(office.postgresPid),
    traffic: proxy.traffic(),
  });
  const before = spent();
  await pause(seconds * 1000);
  const after = spent();
  await device.ask({ ask: 'close' });
  return [
    {
      ...{ part: 'idle', contestant: name, round: 1, seconds },
      serverMs: after.server - before.server,
      postgresMs: after.postgres === null ? null : after.postgres - before.postgres!,
      traffic: minus(after.traffic, before.traffic),
    },
  ];
}
