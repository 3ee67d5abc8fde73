// The frame of every mail in HTML: one column of layout tables, inline styles, readable in light and dark, nothing loaded from anywhere.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

/**
 * Inline styles carry the light theme, which every mail reader shows; classes carry the dark one. Each pair of colours passes WCAG AA (4.5:1) in both.
 */
export const styles = {
  page: 'margin:0;padding:0;background:#f3f4f1',
  card: 'max-width:620px;background:#ffffff;border-top:4px solid #c77b1e',
  cell: 'padding:20px 24px;font-family:system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif;font-size:15px;line-height:1.5;color:#1c2530;text-align:left;overflow-wrap:anywhere',
  brand: 'margin:0;font-size:13px;font-weight:700;letter-spacing:.08em;color:#8a4f0a',
  title: 'margin:4px 0 8px;font-size:24px;line-height:1.25',
  theme: 'margin:28px 0 0;padding-bottom:4px;border-bottom:1px solid #d9dcd6;font-size:17px;color:#8a4f0a',
  entry: 'margin:18px 0 0;font-size:16px;line-height:1.35',
  line: 'margin:3px 0 0',
  small: 'margin:3px 0 0;font-size:13px;color:#56616d',
  link: 'color:#0b567a',
  button:
    'display:inline-block;padding:12px 20px;background:#0b567a;color:#ffffff;font-weight:700;text-decoration:none;border-radius:4px',
} as const;

const darkStyles = `@media (prefers-color-scheme:dark){.p{background:#12161b!important}.c{background:#1b2128!important}
.x,.x h1,.x h3{color:#e8ebee!important}.x a{color:#8fcbea!important}.s{color:#adb7c1!important}.b,.x h2{color:#e5ad68!important}
.x h2{border-color:#3a434d!important}.x a.k{color:#ffffff!important}}`;

export function MailLayout({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="fr" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{raw(darkStyles)}</style>
      </head>
      <body class="p" style={styles.page}>
        <main>
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
            <tr>
              <td align="center" style="padding:16px 8px">
                <table role="presentation" class="c" width="100%" cellpadding="0" cellspacing="0" style={styles.card}>
                  <tr>
                    <td class="x" style={styles.cell}>
                      {children}
                    </td>
                  </tr>
                </table>
              </td>
            </tr>
          </table>
        </main>
      </body>
    </html>
  );
}

/** A whole document from a layout; components here are synchronous, so it is a string at once. */
export function toHtmlDocument(layout: { toString(): string }): string {
  return `<!doctype html>${layout.toString()}`;
}
