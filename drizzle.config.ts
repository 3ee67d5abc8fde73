// For `npx drizzle-kit generate --name what-changes`: writes the next migration from src/store/schema/. Applied ones are never edited; see src/store/migrate.ts.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema/*.ts',
  out: './src/store/migrations',
});
