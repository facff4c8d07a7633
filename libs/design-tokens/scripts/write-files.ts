import { writeFileSync } from 'node:fs';
import { tokensPage } from '../src/documentation';
import { tokensFile } from '../src/generated';

writeFileSync(new URL('../tokens.css', import.meta.url), tokensFile());
writeFileSync(new URL('../../../design-documentation/tokens.md', import.meta.url), tokensPage());
