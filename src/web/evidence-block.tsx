// One thing said of an item (a tag, a date, an actor, a territory, its kind), closed until a reader asks why: the passages with the form lit, and the reasons.
import type { Child } from 'hono/jsx';
import type { EvidenceInContext } from '../model/evidence-context.ts';
import { describeReason, type TagReason } from '../model/tag-reason.ts';
import { messages } from './messages.fr.ts';

interface EvidenceBlockProps {
  label: string;
  /** What is known of it at a glance: how sure, central or mention… */
  notes?: string[];
  evidence: EvidenceInContext[];
  reasons?: TagReason[];
  open?: boolean;
  /** After the passages and the reasons: where it leads. */
  children?: Child;
}

export function EvidenceBlock({ label, notes = [], evidence, reasons = [], open, children }: EvidenceBlockProps) {
  return (
    <details class="evidence" {...(open && { open })}>
      <summary>
        <strong>{label}</strong>
        {notes.length > 0 && <em> {notes.join(' · ')}</em>}{' '}
        {evidence.length > 0 && <span class="n">{messages.item.passages(evidence.length)}</span>}
      </summary>
      {evidence.length > 0 && (
        <ul>
          {evidence.map(({ field, before, form, after }) => (
            <li>
              {before && `…${before}`}
              <mark>{form}</mark>
              {after && `${after}…`}
              {field === 'title' && <small> {messages.item.inTitle}</small>}
            </li>
          ))}
        </ul>
      )}
      <Reasons title={messages.item.reasonsFor} reasons={reasons.filter(({ weight }) => weight > 0)} />
      <Reasons title={messages.item.reasonsAgainst} reasons={reasons.filter(({ weight }) => weight < 0)} />
      {children}
    </details>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: TagReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <div class="reasons">
      <p>{title}</p>
      <ul>
        {reasons.map((reason) => (
          <li>{describeReason(reason)}</li>
        ))}
      </ul>
    </div>
  );
}
