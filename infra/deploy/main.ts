import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { PATIENCE, type Context } from './context';
import { deploy } from './deploy';
import { namesIn } from './names';
import { rotate } from './rotate';
import { severeFindings, type Accepted } from './scan';
import { LeftBroken, Stopped } from './stopped';

const USAGE = `usage:
  deploy --environment NAME --image REPOSITORY@DIGEST --release COMMIT --processor ARM64|X86_64 --url URL
         [--without-migration] [--desired-count N]
  rotate --environment NAME
  scan   --environment NAME --digest DIGEST

exit codes: 0 done; 1 not done, and what ran before runs; 2 somebody must look`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    environment: { type: 'string' },
    image: { type: 'string' },
    release: { type: 'string' },
    processor: { type: 'string' },
    url: { type: 'string' },
    digest: { type: 'string' },
    'without-migration': { type: 'boolean', default: false },
    'desired-count': { type: 'string' },
  },
});

function needed(name: 'environment' | 'image' | 'release' | 'processor' | 'url' | 'digest'): string {
  const value = values[name];
  if (value) return value;
  throw new Stopped(`--${name} is missing\n${USAGE}`);
}

function desiredCount(): number | undefined {
  const text = values['desired-count'];
  if (text === undefined) return undefined;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  throw new Stopped('--desired-count must be a whole number below 100');
}

const say = (line: string) => console.log(line);

const context = (): Context => ({
  ecs: new ECSClient(),
  names: namesIn(needed('environment')),
  sleep,
  fetch,
  say,
  patience: PATIENCE,
});

const commands: Record<string, () => Promise<void>> = {
  deploy: () =>
    deploy(context(), {
      image: needed('image'),
      release: needed('release'),
      processor: needed('processor'),
      publicUrl: needed('url'),
      migrate: !values['without-migration'],
      desiredCount: desiredCount(),
    }),
  rotate: () => rotate(context()),
  scan: async () => {
    const accepted = JSON.parse(
      readFileSync(new URL('accepted-findings.json', import.meta.url), 'utf8'),
    ) as Accepted[];
    const findings = await severeFindings(new ECRClient(), {
      repository: namesIn(needed('environment')).repository,
      digest: needed('digest'),
      accepted,
      today: new Date().toISOString().slice(0, 10),
      patience: PATIENCE.rollout,
      sleep,
    });
    if (findings.length > 0)
      throw new Stopped(['the image must not go into service', ...findings].join('\n'));
    say('the scan found nothing severe');
  },
};

try {
  const command = commands[positionals[0] ?? ''];
  if (command === undefined) throw new Stopped(USAGE);
  await command();
} catch (error) {
  console.error(error instanceof Stopped || error instanceof LeftBroken ? error.message : error);
  process.exitCode = error instanceof LeftBroken ? 2 : 1;
}
