// Secrets and addresses never reach a log, whatever a caller passes.
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';

function logged(fields: object, message: string): string {
  const lines: string[] = [];
  createLog({ destination: { write: (line: string) => void lines.push(line) } }).error(fields, message);
  return lines.join('');
}

describe('the log', () => {
  it('cuts out e-mail addresses, keys and URL passwords, in fields, nested fields and messages', () => {
    const line = logged(
      {
        to: 'agent@region.example',
        deep: { url: 'postgres://vigie:hunter2@db/vigie', key: 'vigie_ab12_S3cr3t-part_x' },
      },
      'sent to agent@region.example',
    );
    for (const secret of ['agent@', 'hunter2', 'S3cr3t']) expect(line).not.toContain(secret);
  });

  it('stays one JSON object a line, with a time and a level', () => {
    expect(JSON.parse(logged({ event: 'job' }, 'done'))).toMatchObject({
      event: 'job',
      msg: 'done',
      level: 50,
      time: expect.any(String),
    });
  });
});
