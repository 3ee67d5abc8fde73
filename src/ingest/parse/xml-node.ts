// The nodes that xml2js gives inside rss-parser's answer: a string, or an object with `_` (text), `$` (attributes) and one array per child element.

/** All the nodes of one element name, in document order. */
export type XmlNodes = readonly unknown[];

export type NodeFields = (name: string) => XmlNodes;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(node: unknown): string {
  if (typeof node === 'string') return node;
  return isRecord(node) && typeof node._ === 'string' ? node._ : '';
}

export function attributeOf(node: unknown, name: string): string | undefined {
  if (!isRecord(node) || !isRecord(node.$)) return undefined;
  const value = node.$[name];
  return typeof value === 'string' ? value : undefined;
}

export function childrenOf(node: unknown, name: string): XmlNodes {
  const children = isRecord(node) ? node[name] : undefined;
  return Array.isArray(children) ? children : [];
}

/** Markup written as elements instead of escaped text: xml2js loses the order of such content. */
export function hasElements(node: unknown): boolean {
  return isRecord(node) && Object.keys(node).some((key) => key !== '_' && key !== '$');
}

/** The first node with text. */
export function firstText(nodes: XmlNodes): string | undefined {
  return nodes.map(textOf).find((text) => text.trim() !== '');
}
