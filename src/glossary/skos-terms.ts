// The words of the glossary on the web of data: SKOS, SKOS-XL, Dublin Core, OWL, and our own few under the public address of the instance.

const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsdNamespace = 'http://www.w3.org/2001/XMLSchema#';
const skosNamespace = 'http://www.w3.org/2004/02/skos/core#';
const skosXlNamespace = 'http://www.w3.org/2008/05/skos-xl#';
const dctNamespace = 'http://purl.org/dc/terms/';
const owlNamespace = 'http://www.w3.org/2002/07/owl#';

export const rdf = {
  type: `${rdfNamespace}type`,
  value: `${rdfNamespace}value`,
};

export const xsd = {
  boolean: `${xsdNamespace}boolean`,
  decimal: `${xsdNamespace}decimal`,
  integer: `${xsdNamespace}integer`,
};

/** SKOS reference, W3C Recommendation of 18 August 2009. */
export const skos = {
  Concept: `${skosNamespace}Concept`,
  ConceptScheme: `${skosNamespace}ConceptScheme`,
  Collection: `${skosNamespace}Collection`,
  inScheme: `${skosNamespace}inScheme`,
  hasTopConcept: `${skosNamespace}hasTopConcept`,
  topConceptOf: `${skosNamespace}topConceptOf`,
  member: `${skosNamespace}member`,
  prefLabel: `${skosNamespace}prefLabel`,
  altLabel: `${skosNamespace}altLabel`,
  hiddenLabel: `${skosNamespace}hiddenLabel`,
  definition: `${skosNamespace}definition`,
  scopeNote: `${skosNamespace}scopeNote`,
  historyNote: `${skosNamespace}historyNote`,
  broader: `${skosNamespace}broader`,
  narrower: `${skosNamespace}narrower`,
  related: `${skosNamespace}related`,
  exactMatch: `${skosNamespace}exactMatch`,
};

/** Labels as nodes, so that conditions can be said of one of them: SKOS reference, appendix B. */
export const skosXl = {
  Label: `${skosXlNamespace}Label`,
  literalForm: `${skosXlNamespace}literalForm`,
  prefLabel: `${skosXlNamespace}prefLabel`,
  altLabel: `${skosXlNamespace}altLabel`,
  hiddenLabel: `${skosXlNamespace}hiddenLabel`,
};

export const dct = {
  title: `${dctNamespace}title`,
  source: `${dctNamespace}source`,
  isReplacedBy: `${dctNamespace}isReplacedBy`,
};

export const owl = {
  deprecated: `${owlNamespace}deprecated`,
  versionInfo: `${owlNamespace}versionInfo`,
};

/** The addresses of one instance: the scheme is the page of the glossary, a concept is its own page, a theme is a part of the glossary's page. */
export function addressesOf(publicUrl: string) {
  const base = publicUrl.replace(/\/+$/, '');
  const scheme = `${base}${schemePath}`;
  return {
    scheme,
    concept: (id: string) => `${scheme}/${id}`,
    theme: (id: string) => `${scheme}#${id}`,
    terms: termsOf(base),
  };
}

const schemePath = '/glossaire';

/** What SKOS has no word for. */
function termsOf(base: string) {
  const term = (name: string) => `${base}/ns#${name}`;
  return {
    /** Of a concept: `candidate`, `active` or `deprecated`. */
    status: term('status'),
    positiveContext: term('positiveContext'),
    blockingContext: term('blockingContext'),
    siteCategory: term('siteCategory'),
    learned: term('learned'),
    /** Of a label. */
    needs: term('needs'),
    unless: term('unless'),
    exact: term('exact'),
    verb: term('verb'),
    /** Of what curators taught. */
    bias: term('bias'),
    accepted: term('accepted'),
    refused: term('refused'),
    weight: term('weight'),
    feature: term('feature'),
  };
}

export type OwnTerms = ReturnType<typeof termsOf>;

/** The public address of the instance whose scheme this is; undefined for the scheme of anybody else. */
export function publicUrlOf(schemeUri: string): string | undefined {
  return schemeUri.endsWith(schemePath) ? schemeUri.slice(0, -schemePath.length) : undefined;
}

/** For Turtle and for the JSON-LD context. */
export function prefixesOf(publicUrl: string): Record<string, string> {
  return {
    skos: skosNamespace,
    skosxl: skosXlNamespace,
    dct: dctNamespace,
    owl: owlNamespace,
    rdf: rdfNamespace,
    xsd: xsdNamespace,
    vigie: `${publicUrl.replace(/\/+$/, '')}/ns#`,
  };
}
