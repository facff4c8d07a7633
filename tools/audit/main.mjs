import { ROOT } from '../workspace.mjs';
import { audit } from './audit.mjs';

/**
 * Asks the registry about every locked dependency. Ends with 0 when nothing severe is known, 1 when something
 * is, 2 when nothing could be learnt.
 */
const { code, lines } = await audit(process.argv[2] ?? ROOT);
for (const line of lines) console.log(line);
process.exitCode = code;
