/** Tells Prisma's own tools where the schema and the migrations are; sites with the CLI may use `prisma migrate deploy`. */
import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
