// The OpenAPI 3.1 document, generated from the routes.
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiDeps, ApiEnv } from './api-deps.ts';

const tags = [
  { name: 'Éléments', description: 'Ce que les sources ont publié.' },
  { name: 'Glossaire', description: 'Les concepts qui servent d’étiquettes.' },
  { name: 'Signaux', description: 'Ce qui commence à se répandre, avec ses preuves.' },
  { name: 'Sources', description: 'Ce que Vigie lit, et comment cela se passe.' },
  { name: 'Lettres', description: 'Les numéros envoyés aux abonnés.' },
  { name: 'Curation', description: 'Ce que les curateurs décident ; chaque décision est consignée.' },
  { name: 'Erreurs', description: 'Ce que disent les réponses en erreur.' },
];

/** Paths are those the world sees: the app is mounted at /api. */
export function toOpenApiDocument(api: OpenAPIHono<ApiEnv>, deps: Pick<ApiDeps, 'publicUrl' | 'version'>) {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'vigie_<id>_<secret>',
    description:
      'Clé faite par `vigie keys create --role curator|admin`, montrée une seule fois. Jamais dans une adresse.',
  });
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Vigie',
      version: deps.version,
      description:
        'La veille de l’innovation publique : éléments, étiquettes et lieux avec leurs preuves, glossaire, sources et lettres. La lecture est ouverte à tous ; la curation demande une clé.',
      license: { name: 'EUPL-1.2', url: 'https://spdx.org/licenses/EUPL-1.2' },
    },
    servers: [{ url: deps.publicUrl }],
    tags,
  });
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [`/api${path}`, item]);
  return { ...document, paths: Object.fromEntries(paths) as NonNullable<typeof document.paths> };
}
