import { writeFileSync } from 'node:fs';
import { tokensFile } from '../src/generated';

writeFileSync(new URL('../tokens.css', import.meta.url), tokensFile());
