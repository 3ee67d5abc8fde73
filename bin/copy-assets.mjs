// After tsc: copies what the code reads beside itself (SQL migrations, the stylesheet) from src/ to dist/, and makes the command executable.
import { chmodSync, cpSync } from 'node:fs';

for (const folder of ['store/migrations', 'web/public']) cpSync(`src/${folder}`, `dist/${folder}`, { recursive: true });
chmodSync('dist/cli.js', 0o755);
