// An SMTP server on the loopback that does what a test asks of it and keeps what it took.
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type SinkBehaviour =
  | 'accept'
  | 'defer'
  | 'refuse'
  | 'defer-message'
  | 'refuse-message'
  | 'drop-after-message'
  | 'hang-after-message';

export interface Sink {
  url: string;
  /** Whole messages, as received. */
  messages: Buffer[];
  recipients: string[];
  connections(): number;
  close(): Promise<void>;
}

function withCode(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function openSmtpSink(behaviour: SinkBehaviour, options: { auth?: boolean } = {}): Promise<Sink> {
  const messages: Buffer[] = [];
  const recipients: string[] = [];
  const sockets = new Set<Socket>();
  let opened = 0;
  const server = new SMTPServer({
    authOptional: options.auth !== true,
    disabledCommands: options.auth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    logger: false,
    onConnect(_session, callback) {
      opened += 1;
      callback();
    },
    onAuth(_auth, _session, callback) {
      callback(withCode(535, '5.7.8 wrong password'));
    },
    onRcptTo({ address }, _session, callback) {
      if (behaviour === 'defer') return callback(withCode(451, `4.2.0 <${address}> come back later`));
      if (behaviour === 'refuse') return callback(withCode(550, `5.1.1 <${address}> unknown`));
      recipients.push(address);
      callback();
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        messages.push(Buffer.concat(chunks));
        if (behaviour === 'drop-after-message') for (const socket of sockets) socket.destroy();
        else if (behaviour === 'defer-message') callback(withCode(452, '4.3.1 disk full'));
        else if (behaviour === 'refuse-message') callback(withCode(554, '5.6.0 no such content'));
        else if (behaviour === 'accept') callback();
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${options.auth ? 'vigie:secret@' : ''}127.0.0.1:${port}`,
    messages,
    recipients,
    connections: () => opened,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

/**
 * A bare server for what a polite one never does. It answers as `replies` says for the first word of each line, and drops the connection where that
 * is `drop`; a line without a reply is left without one. `greeting` undefined says nothing at all.
 */
export async function openRawServer(
  greeting: string | undefined,
  replies: Record<string, string | 'drop'>,
): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (greeting !== undefined) socket.write(`${greeting}\r\n`);
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const reply = replies[line.split(/[ :]/)[0]?.toUpperCase() ?? ''];
        if (reply === 'drop') return socket.destroy();
        if (reply !== undefined) socket.write(`${reply}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
