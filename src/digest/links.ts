// Where the links of a mail lead: pages of this instance, direct, with nothing that tells who clicked what.

export interface DigestLinks {
  home: string;
  /** The form: to choose again, confirm a new subscription, which takes the place of the old one. */
  subscribe: string;
  /** GET shows a button, POST confirms. */
  confirm(token: string): string;
  /** GET shows a button, POST ends; also the one-click URL of RFC 8058. */
  end(token: string): string;
  issue(issueId: string): string;
  item(itemId: string): string;
  signal(signalId: string): string;
}

/** `publicUrl` may end with a slash and may hold a path. */
export function createDigestLinks(publicUrl: string): DigestLinks {
  const base = publicUrl.replace(/\/+$/, '');
  const at = (path: string, id: string) => `${base}/${path}/${encodeURIComponent(id)}`;
  return {
    home: `${base}/`,
    subscribe: `${base}/abonnement`,
    confirm: (token) => at('abonnement/confirmer', token),
    end: (token) => at('abonnement/fin', token),
    issue: (issueId) => at('digests', issueId),
    item: (itemId) => at('items', itemId),
    signal: (signalId) => at('signaux', signalId),
  };
}
