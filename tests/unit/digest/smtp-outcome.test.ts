import { describe, expect, it } from 'vitest';
import { toSmtpOutcome } from '../../../src/digest/mailer/smtp-outcome.ts';

function fault(code: string, response?: string): Error {
  const responseCode = response === undefined ? undefined : Number(response.slice(0, 3));
  return Object.assign(new Error('the library’s words'), { code, response, responseCode });
}

describe('what an SMTP fault means for its message', () => {
  it.each([
    ['a recipient refused for now', fault('EENVELOPE', '450 4.2.1 busy'), false, 'retry'],
    ['a recipient refused for good', fault('EENVELOPE', '550 5.1.1 unknown'), false, 'failed'],
    ['a message refused for now, after the dot', fault('EMESSAGE', '451 4.3.0 later'), true, 'retry'],
    ['a message refused for good, after the dot', fault('EMESSAGE', '554 5.6.0 no'), true, 'failed'],
    ['a message larger than the server takes', fault('EMESSAGE'), false, 'failed'],
    ['a session out of step', fault('EENVELOPE', '503 5.5.1 bad sequence'), false, 'retry'],
    ['a password refused', fault('EAUTH', '535 5.7.8 no'), false, 'retry'],
    ['a server that takes no mail today', fault('EPROTOCOL', '554 no service'), false, 'retry'],
    ['a server that says it closes', fault('ECONNECTION', '421 bye'), true, 'retry'],
    ['a drop before the message', fault('ECONNECTION'), false, 'retry'],
    ['a drop once the message may have left', fault('ECONNECTION'), true, 'uncertain'],
    ['a silence before the message', fault('ETIMEDOUT'), false, 'retry'],
    ['a silence once the message may have left', fault('ETIMEDOUT'), true, 'uncertain'],
    ['something that is no error at all', 'boom', true, 'uncertain'],
  ])('%s', (_name, error, dataAccepted, type) => {
    expect(toSmtpOutcome(error, dataAccepted).type).toBe(type);
  });

  it('keeps the server’s words without the address they repeat', () => {
    const outcome = toSmtpOutcome(fault('EENVELOPE', '550 5.1.1 <jean.dupont@exemple.fr>: unknown'), false);
    expect(outcome.detail).toBe('550 5.1.1 [e-mail]: unknown');
  });
});
